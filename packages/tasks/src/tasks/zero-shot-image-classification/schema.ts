import * as z from 'zod/mini'
import { required } from '../../schema/describe.ts'
import { image } from '../../schema/media.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { candidateLabels, hypothesisTemplate } from '../../schema/zeroShot.ts'

export default defineTaskSchema({
  inputs: required('The image to classify.', image),
  parameters: z.looseObject({
    candidate_labels: candidateLabels,
    hypothesis_template: hypothesisTemplate('This is a photo of {}.'),
  }),
  output: z.array(
    z.object({
      label: required('One of the candidate labels.', z.string(), { role: 'label' }),
      score: required(
        'How well the label fits, from 0 to 1. Scores of CLIP-like models sum to 1; those of SigLIP-like models are independent.',
        z.number(),
        { role: 'score' },
      ),
    }),
  ),
  batch: true,
})
