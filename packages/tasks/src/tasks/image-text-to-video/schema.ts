import * as z from 'zod/mini'
import { optional, required } from '../../schema/describe.ts'
import { diffusion, videoLength } from '../../schema/diffusion.ts'
import { image, video } from '../../schema/media.ts'
import { targetSize } from '../../schema/size.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { text } from '../../schema/text.ts'

export default defineTaskSchema({
  inputs: z.object({
    prompt: required('What happens in the video, and how the camera moves.', text),
    image: optional(
      'The image that the video begins with. Without it the model makes one up from the words.',
      image,
    ),
  }),
  parameters: z.looseObject({ ...diffusion, ...videoLength, target_size: targetSize }),
  output: z.object({ video: required('The new video.', video) }),
  batch: true,
})
