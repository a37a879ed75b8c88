import type * as core from 'zod/v4/core'
import { createIssue, type Issue } from '../errors.ts'
import { MAX_ISSUES } from '../schema/limits.ts'
import { expectedMedia } from '../schema/expectedMedia.ts'
import type { Excess } from './measure.ts'
import { samePath, type Path, type PathMap } from './path.ts'

const LONGEST_PREVIEW = 40
const LONGEST_KEY = 100
const MOST_KEYS = 5

/** What zod says where nobody has given it words. */
const WORDLESS = 'Invalid input'

/** Keeps words out that a program has given zod for all schemas; those of a schema itself stay. */
export const WITHOUT_WORDS = { error: () => WORDLESS }

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text
}

/**
 * Writes a path as people write it in code.
 *
 * @example
 * ```ts
 * formatPath(['inputs', 2, 'question']) // 'inputs[2].question'
 * ```
 */
export function formatPath(path: Path): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${cut(String(key), LONGEST_KEY)}`))
    .join('')
    .replace(/^\./, '')
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((current, key) => Reflect.get(Object(current), key), value)
}

function preview(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (typeof value === 'string') return JSON.stringify(cut(value, LONGEST_PREVIEW))
  if (Array.isArray(value)) return `an array of ${value.length}`
  if (value instanceof Uint8Array) return `${value.length} bytes`
  if (value instanceof Blob) return `a Blob of ${value.size} bytes`
  return typeof value === 'object' && value ? 'an object' : cut(String(value), LONGEST_PREVIEW)
}

const TYPE_NAMES: Partial<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  int: 'an integer',
  boolean: 'true or false',
  array: 'an array',
  tuple: 'an array',
  object: 'an object',
  record: 'an object',
}

const UNITS: Partial<Record<string, string>> = { string: ' character', array: ' item' }

function bound(
  issue: core.$ZodIssueTooBig | core.$ZodIssueTooSmall,
  limit: unknown,
  inclusive: string,
  exclusive: string,
): string {
  const unit = UNITS[issue.origin] ?? ''
  const plural = unit && limit !== 1 ? 's' : ''
  return `${issue.inclusive === false ? exclusive : inclusive} ${limit}${unit}${plural}`
}

function list(values: readonly unknown[]): string {
  return values.map((value) => JSON.stringify(value)).join(', ')
}

function expectation(issue: core.$ZodIssue): string {
  if (issue.message !== WORDLESS) return issue.message
  switch (issue.code) {
    case 'invalid_type':
      return TYPE_NAMES[issue.expected] ?? issue.expected
    case 'too_small':
      return bound(issue, issue.minimum, 'at least', 'more than')
    case 'too_big':
      return bound(issue, issue.maximum, 'at most', 'less than')
    case 'invalid_value':
      return `one of ${list(issue.values)}`
    case 'unrecognized_keys':
      return `no key ${list(issue.keys.slice(0, MOST_KEYS).map((key) => cut(key, LONGEST_KEY)))}`
    default:
      return 'another value'
  }
}

/**
 * Turns what zod found into issues for people and programs, at most {@link MAX_ISSUES} of them.
 *
 * @param root - the value that was parsed, to say what was found there.
 * @param toWire - where the caller had what the value has at a path. Default: at the same.
 *
 * @example
 * ```ts
 * import schema from '@taskmesh/tasks/tasks/translation'
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
  return error.issues.slice(0, MAX_ISSUES).map((issue) =>
    createIssue({
      path: formatPath(toWire(issue.path)),
      code: issue.code,
      expected: expectation(issue),
      received: preview(valueAt(root, issue.path)),
      media: expectedMedia(Reflect.get(issue, 'params')),
    }),
  )
}

/** The issue of a value that is too big to be checked. */
export function excessIssue({ path, limit, what }: Excess, toWire: PathMap = samePath): Issue {
  return createIssue({
    path: formatPath(toWire(path)),
    code: 'too_big',
    expected: `at most ${limit} ${what}`,
    received: 'more',
  })
}

/**
 * The issue of a value that throws when it is read, such as a getter or a proxy may, or that has
 * more faults than can be counted.
 */
export const UNREADABLE: Issue = /*#__PURE__*/ createIssue({
  path: '',
  code: 'unreadable',
  expected: 'plain data, as JSON holds it',
  received: 'a value that cannot be checked',
})
