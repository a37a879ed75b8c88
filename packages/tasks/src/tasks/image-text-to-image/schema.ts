import * as z from 'zod/mini'
import { optional, required } from '../../schema/describe.ts'
import { diffusion } from '../../schema/diffusion.ts'
import { image } from '../../schema/media.ts'
import { targetSize } from '../../schema/size.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { text } from '../../schema/text.ts'

export default defineTaskSchema({
  inputs: z.object({
    prompt: required('What the result should show, or what to change in the image.', text),
    image: optional(
      'The image to start from. Without it the model draws from the words alone.',
      image,
    ),
    images: optional(
      'Further images to take people, things or a style from, in the order in which the prompt speaks of them. At most 15.',
      z.array(image).check(z.maxLength(15)),
    ),
  }),
  parameters: z.looseObject({ ...diffusion, target_size: targetSize }),
  output: z.object({ image: required('The new image.', image) }),
  batch: true,
})
