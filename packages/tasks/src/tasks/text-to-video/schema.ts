import * as z from 'zod/mini'
import { required } from '../../schema/describe.ts'
import { diffusion, videoLength } from '../../schema/diffusion.ts'
import { video } from '../../schema/media.ts'
import { targetSize } from '../../schema/size.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { text } from '../../schema/text.ts'

export default defineTaskSchema({
  inputs: required('What should happen in the video, in words.', text),
  parameters: z.looseObject({ ...diffusion, ...videoLength, target_size: targetSize }),
  output: z.object({ video: required('The video that the model made.', video) }),
  batch: true,
})
