import * as z from 'zod/mini'
import { required } from '../../schema/describe.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { text } from '../../schema/text.ts'
import { candidateLabels, hypothesisTemplate } from '../../schema/zeroShot.ts'
import { setting } from '../../schema/setting.ts'

export default defineTaskSchema({
  inputs: required('The text to classify.', text),
  parameters: z.looseObject({
    candidate_labels: candidateLabels,
    hypothesis_template: hypothesisTemplate('This example is {}.'),
    multi_label: setting(
      { label: 'Several classes may apply', default: false, common: true },
      'Whether any number of classes may apply, each scored on its own (true), or one, with scores that sum to 1 (false). Default false.',
      z.boolean(),
    ),
  }),
  output: z.array(
    z.object({
      label: required('One of the candidate labels; the most probable comes first.', z.string(), {
        role: 'label',
      }),
      score: required('How sure the model is, from 0 to 1.', z.number(), { role: 'score' }),
    }),
  ),
  batch: true,
})
