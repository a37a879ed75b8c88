import { isObject } from '../compiled/nodes/isObject.ts'
import type { Path } from './path.ts'
import { cut } from './words.ts'

const LONGEST = 40

/** What is at a place of a value, in words. */
export function preview(root: unknown, path: Path): string {
  const value = path.reduce<unknown>((part, key) => Reflect.get(Object(part), key), root)
  if (value === undefined) return 'nothing'
  if (typeof value === 'string') return JSON.stringify(cut(value, LONGEST))
  if (Array.isArray(value)) return `an array of ${value.length}`
  if (value instanceof Uint8Array) return `${value.length} bytes`
  if (value instanceof Blob) return `${value.size} bytes`
  return isObject(value) ? 'an object' : cut(String(value), LONGEST)
}
