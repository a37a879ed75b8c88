import { reasonOf } from '@taskmesh/errors'
import type { FieldKind } from './fieldShape.ts'
import { formatJson } from './formatJson.ts'

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function readNumber(text: string): number | string {
  const value = Number(text)
  return Number.isNaN(value) ? text : value
}

function readLiteral(text: string): unknown {
  return /^(true|false|-?\d+(\.\d+)?)$/.test(text) ? readJson(text) : text
}

const BEGINS_ARRAY = /^\s*\[/

/** Text that is a JSON array as an array. */
function readArray(text: string): unknown[] | undefined {
  const value = BEGINS_ARRAY.test(text) ? readJson(text) : undefined
  return Array.isArray(value) ? value : undefined
}

function readList(text: string): unknown[] {
  return readArray(text) ?? text.split('\n').filter((line) => line !== '')
}

/** Kinds whose spaces and line breaks count. */
const VERBATIM: ReadonlySet<FieldKind> = new Set(['list', 'text', 'textOrJson', 'choice'])

/**
 * Reads what a person typed into a field. `undefined` for nothing; text that isn't of the field's
 * kind comes back as it is, so that the task's schema can say what is wrong with it.
 */
export function readField(kind: FieldKind, text: string): unknown {
  const isBlank = VERBATIM.has(kind) ? text === '' : text.trim() === ''
  if (isBlank) return undefined
  if (kind === 'number' || kind === 'integer') return readNumber(text.trim())
  if (kind === 'boolean') return text === 'true' ? true : text === 'false' ? false : text
  if (kind === 'literals') return readLiteral(text)
  if (kind === 'list') return readList(text)
  if (kind === 'textOrJson') return readArray(text) ?? text
  return VERBATIM.has(kind) ? text : readJson(text)
}

/** Whether an array of strings can be written with one string per line. */
function isOneEachLine(value: unknown): value is string[] {
  return (
    Array.isArray(value) &&
    value.every((item) => typeof item === 'string' && item !== '' && !item.includes('\n')) &&
    !BEGINS_ARRAY.test(value[0] ?? '')
  )
}

/** Kinds that show a string as it is. Of the others, `json` puts it between quotes. */
const SHOWS_TEXT: ReadonlySet<FieldKind> = new Set([
  ...VERBATIM,
  ...(['number', 'integer', 'boolean', 'literals'] as const),
])

/** Writes a value as a person would type it. The opposite of {@link readField}. */
export function writeField(kind: FieldKind, value: unknown): string {
  if (value === undefined || (value === null && VERBATIM.has(kind))) return ''
  if (kind === 'list' && isOneEachLine(value)) return value.join('\n')
  if (typeof value === 'string' && SHOWS_TEXT.has(kind)) return value
  return formatJson(value)
}

/** What keeps a text from being the JSON that it begins like, as a sentence. */
export function jsonProblem(text: string): string | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    JSON.parse(text)
    return undefined
  } catch (error) {
    return `This is no JSON yet: ${reasonOf(error)}`
  }
}
