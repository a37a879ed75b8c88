import type * as z from 'zod/mini'
import type { Issue } from '../errors.ts'
import { MAX_ISSUES } from '../schema/limits.ts'
import type { Excess } from './measure.ts'
import { samePath, type Path, type PathMap } from './path.ts'

const LONGEST_PREVIEW = 40
const LONGEST_KEY = 100
const MOST_KEYS = 5
const NO_MESSAGE = 'Invalid input'

function formatKey(key: PropertyKey): string {
  const text = String(key)
  return text.length <= LONGEST_KEY ? text : `${text.slice(0, LONGEST_KEY)}…`
}

/** Writes a path as people write it in code: `inputs[2].question`. */
export function formatPath(path: Path): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`
    return text === '' ? formatKey(key) : `${text}.${formatKey(key)}`
  }, '')
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (current, key) =>
      typeof current === 'object' && current !== null ? Reflect.get(current, key) : undefined,
    value,
  )
}

function preview(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return `${value}`
  if (Array.isArray(value)) return `an array of ${value.length}`
  if (value instanceof Uint8Array) return `${value.length} bytes`
  if (value instanceof Blob) return `a Blob of ${value.size} bytes`
  if (typeof value === 'object') return 'an object'
  if (typeof value !== 'string') return `a ${typeof value}`
  return value.length <= LONGEST_PREVIEW
    ? JSON.stringify(value)
    : `${JSON.stringify(value.slice(0, LONGEST_PREVIEW))}… (${value.length} characters)`
}

const TYPE_NAMES: Partial<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'an integer',
  boolean: 'true or false',
  array: 'an array',
  object: 'an object',
}

const UNITS: Partial<Record<string, string>> = { string: ' character', array: ' item' }

function bound(
  word: string,
  issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall,
  limit: number | bigint,
): string {
  const one = UNITS[issue.origin]
  const unit = one === undefined || limit === 1 ? (one ?? '') : `${one}s`
  if (issue.origin === 'string' && limit === 1) return 'a text that is not empty'
  const type = issue.origin === 'string' ? 'a text' : (TYPE_NAMES[issue.origin] ?? 'a value')
  const strict = issue.inclusive === false
  if (word === 'small') return `${type} ${strict ? 'above' : 'of at least'} ${limit}${unit}`
  return `${type} ${strict ? 'below' : 'of at most'} ${limit}${unit}`
}

function listKeys(keys: readonly string[]): string {
  const shown = keys.slice(0, MOST_KEYS).map((key) => JSON.stringify(formatKey(key)))
  const rest = keys.length - shown.length
  return rest === 0 ? shown.join(', ') : `${shown.join(', ')} and ${rest} more`
}

function expectation(issue: z.core.$ZodIssue): string {
  if (issue.message !== NO_MESSAGE) return issue.message
  switch (issue.code) {
    case 'invalid_type':
      return TYPE_NAMES[issue.expected] ?? `a value of type ${issue.expected}`
    case 'too_small':
      return bound('small', issue, issue.minimum)
    case 'too_big':
      return bound('big', issue, issue.maximum)
    case 'invalid_value':
      return `one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`
    case 'unrecognized_keys':
      return `no key ${listKeys(issue.keys)}`
    default:
      return 'another value'
  }
}

function issueOf(path: string, code: string, expected: string, received: string): Issue {
  const where = path && `${path}: `
  return { path, code, expected, message: `${where}expected ${expected}, got ${received}` }
}

/**
 * Turns what zod found into issues for people and programs, at most {@link MAX_ISSUES} of them.
 *
 * @param root - the value that was parsed, to say what was found there.
 * @param toWire - where the caller had what the value has at a path. Default: at the same.
 */
export function toIssues(
  error: z.core.$ZodError,
  root: unknown,
  toWire: PathMap = samePath,
): Issue[] {
  return error.issues
    .slice(0, MAX_ISSUES)
    .map((issue) =>
      issueOf(
        formatPath(toWire(issue.path)),
        issue.code,
        expectation(issue),
        preview(valueAt(root, issue.path)),
      ),
    )
}

/** The issue of a value that is too big to be checked. */
export function excessIssue({ path, expected }: Excess, toWire: PathMap = samePath): Issue {
  return issueOf(formatPath(toWire(path)), 'too_big', expected, 'more')
}

/**
 * The issue of a value that throws when it is read, such as a getter or a proxy may, or that has
 * more faults than can be counted.
 */
export const UNREADABLE: Issue = /*#__PURE__*/ issueOf(
  '',
  'unreadable',
  'plain data, as JSON holds it',
  'a value that cannot be checked',
)
