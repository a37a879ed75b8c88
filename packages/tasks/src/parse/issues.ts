import type * as z from 'zod/mini'
import type { Issue } from '../errors.ts'

type Path = readonly PropertyKey[]

const LONGEST_PREVIEW = 40
const NO_MESSAGE = 'Invalid input'

/** Writes a path as people write it in code: `inputs[2].question`. */
export function formatPath(path: Path): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`
    return text === '' ? String(key) : `${text}.${String(key)}`
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
      return `no key ${issue.keys.map((key) => JSON.stringify(key)).join(', ')}`
    default:
      return 'another value'
  }
}

function toIssue(issue: z.core.$ZodIssue, root: unknown): Issue {
  const path = formatPath(issue.path)
  const expected = expectation(issue)
  const received = preview(valueAt(root, issue.path))
  const where = path === '' ? '' : `${path}: `
  return {
    path,
    code: issue.code,
    expected,
    message: `${where}expected ${expected}, got ${received}`,
  }
}

/**
 * Turns what zod found into issues for people and programs.
 *
 * @param root - the value that was parsed, to say what was found there.
 */
export function toIssues(error: z.core.$ZodError, root: unknown): Issue[] {
  return error.issues.map((issue) => toIssue(issue, root))
}
