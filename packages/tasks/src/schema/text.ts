import * as z from './zod.ts'
import { MAX_TEXT_LENGTH } from './limits.ts'

/** A string that is not empty. */
export const text = z.check(z.string(), z.minLength(1), z.maxLength(MAX_TEXT_LENGTH))
