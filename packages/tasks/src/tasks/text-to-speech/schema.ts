import * as z from 'zod/mini'
import { number, required } from '../../schema/describe.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { languageCode } from '../../schema/languageCode.ts'
import { text } from '../../schema/text.ts'
import { generatedSound, soundGeneration } from '../../schema/waveform.ts'
import { setting } from '../../schema/setting.ts'

export default defineTaskSchema({
  inputs: required('The text to read aloud.', text),
  parameters: z.looseObject({
    voice: setting(
      { common: true },
      'Who speaks, by one of the names that the model knows. Default: the model’s.',
      z.string().check(z.minLength(1), z.maxLength(200)),
    ),
    language: setting(
      { common: true },
      'Language of the text, as the model names it, such as "en". Default: the model’s.',
      languageCode,
    ),
    speed: setting(
      { default: 1, common: true },
      'Speed of the speech: 2 is twice as fast. From 0.25 to 4; default 1.',
      number(0.25, 4),
    ),
    ...soundGeneration,
  }),
  output: z.object(generatedSound),
  batch: true,
})
