import { isRecord } from '@taskmesh/errors'

/** Names of the payload's fields in a request. */
const REQUEST_NAMES = new Map([
  ['data.input', 'inputs'],
  ['data.args', 'parameters'],
])

function differAt(a: unknown, b: unknown, path: string): string | undefined {
  if (Object.is(a, b)) return undefined
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return path
  if (Array.isArray(a) !== Array.isArray(b)) return path
  const left: Record<string, unknown> = { ...a }
  const right: Record<string, unknown> = { ...b }
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const name = path === '' ? key : `${path}.${key}`
    const found = differAt(left[key], right[key], REQUEST_NAMES.get(name) ?? name)
    if (found !== undefined) return found
  }
  return undefined
}

/** The path in a request at which two payloads differ, such as `parameters.top_k`. */
export function firstDifference(a: unknown, b: unknown): string | undefined {
  return isRecord(a) && isRecord(b) ? differAt(a, b, '') : undefined
}
