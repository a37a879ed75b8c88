import { createIssue, type Issue } from '../errors.ts'
import type { ExpectedMedia } from '../schema/expectedMedia.ts'
import type { Excess } from './measure.ts'
import { samePath, type Path, type PathMap } from './path.ts'
import { cut, shortKey } from './words.ts'

/** One thing wrong with a value. */
export interface Fault {
  readonly path: Path
  readonly code: string
  /** What would have been right, in words. */
  readonly expected: string
  readonly media?: ExpectedMedia | undefined
}

const LONGEST_PREVIEW = 40

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
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${shortKey(key)}`))
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

/** Turns a fault that was found in a value into an issue for people and programs. */
export function toIssue(
  { path, code, expected, media }: Fault,
  root: unknown,
  toWire: PathMap = samePath,
): Issue {
  const received = preview(valueAt(root, path))
  return createIssue({ path: formatPath(toWire(path)), code, expected, received, media })
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
