import * as z from 'zod/mini'
import { required } from '../../schema/describe.ts'
import { diffusion, videoLength } from '../../schema/diffusion.ts'
import { image, video } from '../../schema/media.ts'
import { targetSize } from '../../schema/size.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { text } from '../../schema/text.ts'
import { setting } from '../../schema/setting.ts'

export default defineTaskSchema({
  inputs: required('The image to set in motion, most often the first frame.', image),
  parameters: z.looseObject({
    prompt: setting({ common: true }, 'What should happen in the video, in words.', text),
    ...diffusion,
    ...videoLength,
    target_size: targetSize,
  }),
  output: z.object({ video: required('The video that the model made.', video) }),
  batch: true,
})
