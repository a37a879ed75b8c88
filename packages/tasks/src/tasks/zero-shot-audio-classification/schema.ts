import * as z from 'zod/mini'
import { classification } from '../../schema/classification.ts'
import { required } from '../../schema/describe.ts'
import { audio } from '../../schema/media.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { candidateLabels, hypothesisTemplate } from '../../schema/zeroShot.ts'

export default defineTaskSchema({
  inputs: required('The sound to classify.', audio),
  parameters: z.looseObject({
    candidate_labels: candidateLabels,
    hypothesis_template: hypothesisTemplate('This is a sound of {}.'),
  }),
  output: z.array(classification),
  batch: true,
})
