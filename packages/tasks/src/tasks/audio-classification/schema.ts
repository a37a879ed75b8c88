import * as z from 'zod/mini'
import { classification, functionToApply, topKOrAll } from '../../schema/classification.ts'
import { required } from '../../schema/describe.ts'
import { audio } from '../../schema/media.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { setting } from '../../schema/setting.ts'

export default defineTaskSchema({
  inputs: required('The sound to classify.', audio),
  parameters: z.looseObject({
    top_k: topKOrAll(5),
    function_to_apply: setting(
      { label: 'Score function' },
      'How the model’s raw numbers become scores. Default: "sigmoid" for many independent classes, "softmax" otherwise.',
      functionToApply,
    ),
  }),
  output: z.array(classification),
  batch: true,
})
