import * as z from 'zod/mini'
import { number, required } from '../../schema/describe.ts'
import { diffusion } from '../../schema/diffusion.ts'
import { image } from '../../schema/media.ts'
import { targetSize } from '../../schema/size.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { text } from '../../schema/text.ts'
import { setting } from '../../schema/setting.ts'

export default defineTaskSchema({
  inputs: required('The image to change.', image),
  parameters: z.looseObject({
    prompt: setting(
      { common: true },
      'What to change, or what the result should show, in words.',
      text,
    ),
    ...diffusion,
    strength: setting(
      { common: true },
      'How much of the image may change: 0 keeps it, 1 redraws it. From 0 to 1; default: the model’s.',
      number(0, 1),
    ),
    mask_image: setting(
      { label: 'Mask', common: true },
      'Where the image may change, for models that fill in: an image of the same size, white where to change and black where to keep. Default: everywhere.',
      image,
    ),
    target_size: targetSize,
  }),
  output: z.object({ image: required('The changed image.', image) }),
  batch: true,
})
