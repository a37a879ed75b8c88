import * as z from 'zod/mini'
import { classification, functionToApply, topKOrAll } from '../../schema/classification.ts'
import { number, required } from '../../schema/describe.ts'
import { image } from '../../schema/media.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { setting } from '../../schema/setting.ts'

export default defineTaskSchema({
  inputs: required('The image to classify.', image),
  parameters: z.looseObject({
    top_k: topKOrAll(5),
    confidence_threshold: setting(
      { label: 'Lowest score', default: 0, common: true },
      'Leaves out classes with a lower score. From 0 to 1; default 0.',
      number(0, 1),
    ),
    function_to_apply: setting(
      { label: 'Score function' },
      'How the model’s raw numbers become scores. Default: "softmax" for one class of several, "sigmoid" for classes that are independent or a single one, "none" for regression.',
      functionToApply,
    ),
  }),
  output: z.array(classification),
  batch: true,
})
