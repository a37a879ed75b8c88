import * as z from 'zod/mini'
import { integer, required } from '../../schema/describe.ts'
import { answering, generatedTexts } from '../../schema/generatedText.ts'
import { video } from '../../schema/media.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { text } from '../../schema/text.ts'
import { setting } from '../../schema/setting.ts'

export default defineTaskSchema({
  inputs: z.object({
    video: required('The video that the text is about.', video),
    text: required('What to do with the video, or a question about it.', text),
  }),
  parameters: z.looseObject({
    num_frames: setting(
      { label: 'Frames', usual: [1, 128], common: true },
      'How many frames the model looks at, spread evenly over the video. From 1 to 1024; default: the model’s.',
      integer(1, 1024),
    ),
    ...answering,
  }),
  output: generatedTexts,
  batch: true,
})
