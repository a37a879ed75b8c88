import * as z from 'zod/mini'

/** A language, as the model's tokenizer names it: `en`, `fr`, `eng_Latn`, … */
export const languageCode = z.string().check(
  z.regex(/^[A-Za-z]{2,4}([_-][A-Za-z0-9]{2,8}){0,3}$/, {
    error: 'a language code such as "en" or "fra_Latn"',
  }),
)
