import * as z from 'zod/mini'
import { MAX_TEXT_LENGTH } from './limits.ts'

/** A text that is not empty. */
export const text = z.string().check(z.minLength(1), z.maxLength(MAX_TEXT_LENGTH))

/** A language, as the model's tokenizer names it: `en`, `fr`, `eng_Latn`, … */
export const languageCode = z.string().check(
  z.regex(/^[A-Za-z]{2,4}([_-][A-Za-z0-9]{2,8}){0,3}$/, {
    error: 'a language code such as "en" or "fra_Latn"',
  }),
)
