import * as z from 'zod/mini'
import { classification, functionToApply, topKOrAll } from '../../schema/classification.ts'
import { integer, required } from '../../schema/describe.ts'
import { video } from '../../schema/media.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { setting } from '../../schema/setting.ts'

export default defineTaskSchema({
  inputs: required('The video to classify.', video),
  parameters: z.looseObject({
    top_k: topKOrAll(5),
    num_frames: setting(
      { label: 'Frames', usual: [1, 128], common: true },
      'How many frames the model looks at. From 1 to 1000; default: as many as it was trained on.',
      integer(1, 1000),
    ),
    frame_sampling_rate: setting(
      { label: 'Take every n-th frame', default: 1, usual: [1, 30] },
      'Takes every n-th frame of the video. From 1 to 1000; default 1.',
      integer(1, 1000),
    ),
    function_to_apply: setting(
      { label: 'Score function', default: 'softmax' },
      'How the model’s raw numbers become scores. Default "softmax".',
      functionToApply,
    ),
  }),
  output: z.array(classification),
  batch: true,
})
