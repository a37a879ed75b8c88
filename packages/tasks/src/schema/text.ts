import * as z from 'zod/mini'
import { MAX_TEXT_LENGTH } from './limits.ts'

/** A string that is not empty. */
export const text = z.string().check(z.minLength(1), z.maxLength(MAX_TEXT_LENGTH))
