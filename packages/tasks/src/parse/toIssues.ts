import type * as core from 'zod/v4/core'
import type { Issue } from '../errors.ts'
import { expectedMedia } from '../schema/expectedMedia.ts'
import { MAX_ISSUES } from '../schema/limits.ts'
import { toIssue } from './checked.ts'
import { messageOf } from './messageOf.ts'
import { samePath, type PathMap } from './path.ts'
import { preview } from './preview.ts'
import { ANOTHER, boundWords, keysWords, valuesWords } from './words.ts'

/** What zod says where nobody has given it words. */
const WORDLESS = 'Invalid input'

const TYPE_WORDS: Partial<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  int: 'an integer',
  boolean: 'true or false',
  array: 'an array',
  tuple: 'an array',
  object: 'an object',
  record: 'an object',
}

const UNITS: Partial<Record<string, string>> = { string: 'character', array: 'item' }

function bound(
  { origin, inclusive }: core.$ZodIssueTooBig | core.$ZodIssueTooSmall,
  limit: unknown,
  atLimit: string,
  beyond: string,
): string {
  return boundWords(inclusive === false ? beyond : atLimit, limit, UNITS[origin])
}

function expectation(issue: core.$ZodIssue): string {
  if (issue.message !== WORDLESS) return issue.message
  switch (issue.code) {
    case 'invalid_type':
      return TYPE_WORDS[issue.expected] ?? issue.expected
    case 'too_small':
      return bound(issue, issue.minimum, 'at least', 'more than')
    case 'too_big':
      return bound(issue, issue.maximum, 'at most', 'less than')
    case 'invalid_value':
      return valuesWords(issue.values)
    case 'invalid_union':
      return 'options' in issue && issue.options ? valuesWords(issue.options) : ANOTHER
    case 'unrecognized_keys':
      return keysWords(issue.keys)
    default:
      return ANOTHER
  }
}

/**
 * Turns what zod found, with the words of schemas of tasks, into issues for people and programs, at most {@link MAX_ISSUES} of them.
 *
 * @param root - the value that was parsed, to say what was found there.
 * @param toWire - where the caller had what the value has at a path. Default: at the same.
 *
 * @example
 * ```ts
 * import schema from '@taskmesh/tasks/zod/translation'
 * import * as z from 'zod/mini'
 *
 * const { error } = z.safeParse(schema.inputs, 42, { error: () => 'Invalid input' })
 * if (error) toIssues(error, 42)[0]?.message // 'expected a string, got 42'
 * ```
 */
export function toIssues(
  error: core.$ZodError,
  root: unknown,
  toWire: PathMap = samePath,
): Issue[] {
  return error.issues.slice(0, MAX_ISSUES).map((issue) => {
    const { path, code } = issue
    const media = expectedMedia(Reflect.get(issue, 'params'))
    const received = preview(root, path)
    const expected = expectation(issue)
    const message = messageOf(expected, received)
    return toIssue({ path: toWire(path), code, expected, received, message, media })
  })
}
