import * as z from 'zod/mini'
import { required } from '../../schema/describe.ts'
import { generation } from '../../schema/generation.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { languageCode } from '../../schema/languageCode.ts'
import { text } from '../../schema/text.ts'
import { tokenization } from '../../schema/tokenization.ts'
import { setting } from '../../schema/setting.ts'

export default defineTaskSchema({
  inputs: required('The text to translate.', text),
  parameters: z.looseObject({
    src_lang: setting(
      { label: 'From language', common: true },
      'Language of the text, as the model names it, such as "en". Required by models of many languages.',
      languageCode,
    ),
    tgt_lang: setting(
      { label: 'To language', common: true },
      'Language to translate into, as the model names it, such as "fr". Required by models of many languages.',
      languageCode,
    ),
    ...generation,
    ...tokenization,
  }),
  output: z.object({
    translation_text: required('The translation.', z.string(), { role: 'text' }),
  }),
  batch: true,
})
