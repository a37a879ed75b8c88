import * as z from 'zod/mini'
import { number, required } from '../../schema/describe.ts'
import { diffusion, videoLength } from '../../schema/diffusion.ts'
import { video } from '../../schema/media.ts'
import { targetSize } from '../../schema/size.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { text } from '../../schema/text.ts'
import { setting } from '../../schema/setting.ts'

export default defineTaskSchema({
  inputs: required('The video to change.', video),
  parameters: z.looseObject({
    prompt: setting(
      { common: true },
      'What to change, or what the result should show, in words.',
      text,
    ),
    ...diffusion,
    strength: setting(
      { common: true },
      'How much of the video may change: 0 keeps it, 1 redraws it. From 0 to 1; default: the model’s.',
      number(0, 1),
    ),
    ...videoLength,
    target_size: targetSize,
  }),
  output: z.object({ video: required('The changed video.', video) }),
  batch: true,
})
