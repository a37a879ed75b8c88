import * as z from './zod.ts'
import { optional, required } from './describe.ts'

/** The classes to choose from, which the caller makes up. */
export const candidateLabels = required(
  'The classes to choose from, in words. From 1 to 100.',
  z.check(
    z.array(z.check(z.string(), z.minLength(1), z.maxLength(200))),
    z.minLength(1),
    z.maxLength(100),
  ),
)

/** A sentence that makes a statement of a class. */
export function hypothesisTemplate(defaultValue: string) {
  return optional(
    `Sentence that makes a statement of a class; {} stands for the class. Default "${defaultValue}".`,
    z.check(z.string(), z.maxLength(500), z.regex(/\{\}/, { error: 'a sentence with {} in it' })),
  )
}
