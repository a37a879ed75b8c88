import * as z from 'zod/mini'
import { classification, functionToApply, topK } from '../../schema/classification.ts'
import { optional, required } from '../../schema/describe.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { text } from '../../schema/text.ts'

export default defineTaskSchema({
  inputs: required('The text to classify.', text),
  parameters: z.looseObject({
    top_k: topK(1),
    function_to_apply: optional(
      'How the model’s raw numbers become scores. Default: "sigmoid" for one class or many independent ones, "softmax" otherwise.',
      functionToApply,
    ),
  }),
  output: z.array(classification),
  batch: true,
})
