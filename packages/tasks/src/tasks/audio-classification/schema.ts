import * as z from 'zod/mini'
import { classification, functionToApply, topKOrAll } from '../../schema/classification.ts'
import { optional, required } from '../../schema/describe.ts'
import { audio } from '../../schema/media.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'

export default defineTaskSchema({
  inputs: required('The sound to classify.', audio),
  parameters: z.looseObject({
    top_k: topKOrAll(5),
    function_to_apply: optional(
      'How the model’s raw numbers become scores. Default: "sigmoid" for many independent classes, "softmax" otherwise.',
      functionToApply,
    ),
  }),
  output: z.array(classification),
  batch: true,
})
