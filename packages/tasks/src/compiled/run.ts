import type { Fault } from '../parse/issues.ts'
import { ANOTHER, boundWords, keysWords, typeWords, valuesWords } from '../parse/words.ts'
import { MAX_ISSUES, MAX_MEDIA_BYTES } from '../schema/limits.ts'
import { isMedia, mediaWords } from '../schema/mediaValue.ts'
import type { LengthNode, Node, NumberNode, ObjectNode, RecordNode, UnionNode } from './node.ts'

/** Which checks of the same value still run after a fault. */
type Weight = typeof GOES_ON | typeof STOPS | typeof STOPS_ALL

/** All of them. */
const GOES_ON = 0
/** Those of its length. */
const STOPS = 1
/** None. */
const STOPS_ALL = 2

/** A fault on its way up from the part of the value where it is. */
export interface FoundFault extends Fault {
  path: PropertyKey[]
  weight: Weight
}

type Faults = FoundFault[]
type Keyed = Readonly<Record<PropertyKey, unknown>>

function fail(
  faults: Faults,
  code: string,
  expected: string,
  weight: Weight = STOPS,
  path: PropertyKey[] = [],
): void {
  faults.push({ path, code, expected, weight })
}

function failType(node: Node, faults: Faults, type: string = node.type): void {
  fail(faults, 'invalid_type', node.error ?? typeWords(type))
}

function isObject(value: unknown): value is Keyed {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether a value is an object that no class has made, as zod tells it. */
function isPlain(value: unknown): value is Keyed {
  if (!isObject(value)) return false
  const made = value['constructor']
  return typeof made !== 'function' || Object.hasOwn(Object(made.prototype), 'isPrototypeOf')
}

/** The weight of the heaviest fault since one. */
function heaviest(faults: Faults, start = 0): number {
  return Math.max(GOES_ON, ...faults.slice(start).map(({ weight }) => weight))
}

function isFull(faults: Faults, start: number): boolean {
  return faults.length - start >= MAX_ISSUES
}

/** Checks what lies in a value under a key. */
function runPart(node: Node, value: unknown, key: PropertyKey, faults: Faults): unknown {
  const start = faults.length
  const result = run(node, value, faults)
  for (let index = start; index < faults.length; index += 1) faults[index]?.path.unshift(key)
  return result
}

function checkBounds(node: NumberNode, value: number, faults: Faults): void {
  const fault = (code: string, words: string, limit: number) =>
    fail(faults, code, node.error ?? boundWords(words, limit), GOES_ON)
  const { int, min = -Infinity, above = -Infinity, max = Infinity, below = Infinity } = node
  const safe = Number.MAX_SAFE_INTEGER
  if (int && value > safe) fault('too_big', 'at most', safe)
  if (int && value < -safe) fault('too_small', 'at least', -safe)
  if (value < min) fault('too_small', 'at least', min)
  if (value <= above) fault('too_small', 'more than', above)
  if (value > max) fault('too_big', 'at most', max)
  if (value >= below) fault('too_big', 'less than', below)
}

function runNumber(node: NumberNode, value: unknown, faults: Faults): void {
  if (typeof value !== 'number' || !Number.isFinite(value)) return failType(node, faults)
  if (!node.int || Number.isInteger(value)) return checkBounds(node, value, faults)
  fail(faults, 'invalid_type', node.error ?? typeWords('int'), STOPS_ALL)
}

/** Strings are counted in code points, but for those that are on the same side of both limits anyway. */
function lengthOf(value: unknown, min: number, max: number): unknown {
  if (typeof value !== 'string') return Reflect.get(Object(value), 'length')
  const { length } = value
  const isClear = (length >= 2 * min || length < min) && (length <= max || length > 2 * max)
  if (isClear) return length
  let count = 0
  for (const _ of value) count += 1
  return count
}

/** Looks at values of a wrong type that have a length, too, as zod does. */
function checkLength(node: LengthNode, value: unknown, faults: Faults, weight: Weight): void {
  const { min, max, error, lengthError = error } = node
  if (min === undefined && max === undefined) return
  const length = lengthOf(value, min ?? 0, max ?? Infinity)
  if (length === undefined) return
  const unit = Array.isArray(value) ? 'item' : typeof value === 'string' ? 'character' : ''
  const fault = (code: string, words: string, limit: number) =>
    fail(faults, code, lengthError ?? boundWords(words, limit, unit), weight)
  // What has any other type may have a length that is no number: it is outside of all bounds.
  if (min !== undefined && !(Number(length) >= min)) fault('too_small', 'at least', min)
  if (max !== undefined && !(Number(length) <= max)) fault('too_big', 'at most', max)
}

function runItems(items: (index: number) => Node | undefined, value: readonly unknown[], faults: Faults) {
  const start = faults.length
  const result: unknown[] = []
  for (let index = 0; index < value.length && !isFull(faults, start); index += 1) {
    const item = items(index)
    if (item) result.push(runPart(item, value[index], index, faults))
  }
  return result
}

function runObject(node: ObjectNode, value: unknown, faults: Faults): unknown {
  if (!isObject(value)) return failType(node, faults)
  const { fields, others } = node
  const result: Record<string, unknown> = {}
  for (const [key, field] of Object.entries(fields)) {
    const isPresent = key in value
    if (!isPresent && field.type === 'optional') continue
    const start = faults.length
    const part = runPart(field, value[key], key, faults)
    if (isPresent) result[key] = part
    else if (faults.length === start) fail(faults, 'invalid_type', 'nonoptional', STOPS, [key])
  }
  const unknown: string[] = []
  for (const key in value) {
    if (!others || Object.hasOwn(fields, key)) continue
    if (others === 'refuse') unknown.push(key)
    else if (key !== '__proto__') result[key] = value[key]
  }
  if (unknown.length > 0)
    fail(faults, 'unrecognized_keys', node.error ?? keysWords(unknown), GOES_ON)
  return result
}

function runRecord(node: RecordNode, value: unknown, faults: Faults): unknown {
  if (!isPlain(value)) return failType(node, faults)
  const start = faults.length
  const result: Record<PropertyKey, unknown> = {}
  for (const key of Reflect.ownKeys(value)) {
    if (isFull(faults, start)) break
    if (key === '__proto__' || !Object.getOwnPropertyDescriptor(value, key)?.enumerable) continue
    const wrongs: Faults = []
    run(node.key, key, wrongs)
    if (wrongs.length > 0) fail(faults, 'invalid_key', node.error ?? ANOTHER, STOPS, [key])
    else result[key] = runPart(node.value, value[key], key, faults)
  }
  if (heaviest(faults, start) === GOES_ON)
    for (const [test, error, ...args] of node.refinements ?? [])
      if (!test(result, ...args)) fail(faults, 'custom', error, GOES_ON)
  return result
}

/** The option of a union that a literal names. */
function isNamed(option: Node, key: string, name: unknown): boolean {
  const field = option.type === 'object' ? option.fields[key] : undefined
  return field?.type === 'literal' && field.values.includes(name)
}

function runUnion(node: UnionNode, value: unknown, faults: Faults): unknown {
  const { options, by, error = ANOTHER } = node
  if (by !== undefined) {
    if (!isObject(value)) return failType(node, faults, 'object')
    const option = options.find((one) => isNamed(one, by, value[by]))
    return option ? run(option, value, faults) : fail(faults, 'invalid_union', error, STOPS, [by])
  }
  const near: [result: unknown, faults: Faults][] = []
  for (const option of options) {
    const own: Faults = []
    const result = run(option, value, own)
    if (own.length === 0) return result
    if (heaviest(own) === GOES_ON) near.push([result, own])
  }
  const [only, ...rest] = near
  if (only === undefined || rest.length > 0) return fail(faults, 'invalid_union', error)
  faults.push(...only[1])
  return only[0]
}

/**
 * Checks a value by a node. What is wrong is appended to `faults` as zod would list it: in the same order, with the
 * same paths and codes. Of an array or object the faults end soon after {@link MAX_ISSUES}.
 *
 * @returns the value in new arrays and objects, without the keys that are left out. Of no use when there are faults.
 */
export function run(node: Node, value: unknown, faults: Faults): unknown {
  const start = faults.length
  switch (node.type) {
    case 'string':
      if (typeof value !== 'string') failType(node, faults)
      checkLength(node, value, faults, GOES_ON)
      if (node.pattern && heaviest(faults, start) === GOES_ON && !node.pattern.test(String(value)))
        fail(faults, 'invalid_format', node.patternError ?? node.error ?? ANOTHER, GOES_ON)
      return value
    case 'number':
      runNumber(node, value, faults)
      return value
    case 'boolean':
      if (typeof value !== 'boolean') failType(node, faults)
      return value
    case 'null':
      if (value !== null) failType(node, faults)
      return value
    case 'literal':
      if (!node.values.includes(value))
        fail(faults, 'invalid_value', node.error ?? valuesWords(node.values))
      return value
    case 'media':
      if (!isMedia(value)) {
        const { kind } = node
        const media = { kind, maxBytes: MAX_MEDIA_BYTES }
        const expected = node.error ?? mediaWords(kind)
        faults.push({ path: [], code: 'custom', expected, media, weight: STOPS_ALL })
      }
      return value
    case 'optional':
      return value === undefined ? value : run(node.inner, value, faults)
    case 'nullable':
      return value === null ? value : run(node.inner, value, faults)
    case 'array': {
      if (!Array.isArray(value)) {
        failType(node, faults)
        checkLength(node, value, faults, GOES_ON)
        return value
      }
      const isLong = value.length > (node.max ?? Infinity)
      const result = isLong ? value : runItems(() => node.item, value, faults)
      if (heaviest(faults, start) < STOPS_ALL)
        checkLength(node, value, faults, isLong ? STOPS_ALL : GOES_ON)
      return result
    }
    case 'tuple': {
      const { items, error } = node
      if (!Array.isArray(value)) return failType(node, faults)
      const { length } = items
      if (value.length < length) return fail(faults, 'too_small', error ?? boundWords('at least', length, 'item'))
      if (value.length > length) fail(faults, 'too_big', error ?? boundWords('at most', length, 'item'))
      return runItems((index) => items[index], value, faults)
    }
    case 'object':
      return runObject(node, value, faults)
    case 'record':
      return runRecord(node, value, faults)
    case 'union':
      return runUnion(node, value, faults)
    case 'unknown':
      return value
  }
}
