import { isRecord } from '@taskmesh/errors'
import { BrowserDataError } from '../errors.ts'
import type { RunParameters } from './browserPipeline.ts'

export function pick(parameters: RunParameters, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(parameters).filter(
      ([name, value]) => names.includes(name) && value !== undefined,
    ),
  )
}

export function first(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value
}

export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value]
}

export function field(value: unknown, name: string): unknown {
  return isRecord(value) ? value[name] : undefined
}

export function textOf(input: unknown): string {
  if (typeof input === 'string') return input
  throw new BrowserDataError('The browser reads single texts, not pairs.')
}

/** What the page has decoded. */
export function soundOf(input: unknown): Float32Array {
  if (input instanceof Float32Array) return input
  throw new BrowserDataError('The sound was not decoded.')
}
