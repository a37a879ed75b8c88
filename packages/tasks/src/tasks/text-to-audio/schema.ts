import * as z from 'zod/mini'
import { integer, required } from '../../schema/describe.ts'
import { diffusion } from '../../schema/diffusion.ts'
import { MAX_GENERATED_TOKENS } from '../../schema/limits.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { text } from '../../schema/text.ts'
import { generatedSound, soundGeneration } from '../../schema/waveform.ts'
import { setting } from '../../schema/setting.ts'

export default defineTaskSchema({
  inputs: required('What the sound should be like, in words.', text),
  parameters: z.looseObject({
    duration: setting(
      { label: 'Length (seconds)', usual: [1, 30], common: true },
      'Length of the sound in seconds. Above 0, at most 600; default: the model’s.',
      z.number().check(z.gt(0), z.lte(600)),
    ),
    ...soundGeneration,
    max_new_tokens: setting(
      { label: 'Most new tokens', usual: [1, 512], common: true },
      'Most tokens of sound to make, for models that make it token by token. Default: the model’s.',
      integer(1, MAX_GENERATED_TOKENS),
    ),
    ...diffusion,
  }),
  output: z.object(generatedSound),
  batch: true,
})
