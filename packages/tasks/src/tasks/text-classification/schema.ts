import * as z from 'zod/mini'
import { classification, functionToApply, topKOrAll } from '../../schema/classification.ts'
import { named, required } from '../../schema/describe.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { text } from '../../schema/text.ts'
import { setting } from '../../schema/setting.ts'

const textPair = named(
  'TextPair',
  'Two texts whose relation is classified, such as a statement and what may follow from it.',
  z.object({
    text: required('The first text.', text),
    text_pair: required('The second text.', text),
  }),
)

export default defineTaskSchema({
  inputs: required(
    'The text to classify, or two texts whose relation to each other is classified.',
    z.union([text, textPair], { error: 'a string' }),
  ),
  parameters: z.looseObject({
    top_k: topKOrAll(1),
    function_to_apply: setting(
      { label: 'Score function' },
      'How the model’s raw numbers become scores. Default: "none" for a regression, "sigmoid" for one class or many independent ones, "softmax" otherwise.',
      functionToApply,
    ),
  }),
  output: z.array(classification),
  batch: true,
})
