import * as z from 'zod/mini'
import { named, required } from './describe.ts'
import { setting } from './setting.ts'

/** The classes to choose from, which the caller makes up. */
export const candidateLabels = required(
  'The classes to choose from, in words. From 1 to 100.',
  z
    .array(
      named(
        'CandidateLabel',
        'A class to choose from, in words.',
        z.string().check(z.minLength(1), z.maxLength(200)),
      ),
    )
    .check(z.minLength(1), z.maxLength(100)),
)

/** A sentence that makes a statement of a class. */
export function hypothesisTemplate(defaultValue: string) {
  return setting(
    { label: 'Sentence for a class', default: defaultValue, common: true },
    `Sentence that makes a statement of a class; {} stands for the class. Default "${defaultValue}".`,
    z.string().check(z.maxLength(500), z.regex(/\{\}/, { error: 'a sentence with {} in it' })),
  )
}
