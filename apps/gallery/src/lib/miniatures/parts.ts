import type { MediaKind } from '@taskmesh/tasks'
import { mediaKindOf, optionsOf, type JsonSchema } from '@taskmesh/tasks/json-schema'
import type { Mini } from './mini.ts'

const MAX_CHARACTERS = 120
const MAX_ROWS = 4
const MAX_COLUMNS = 3

export type Part = JsonSchema | undefined

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function areStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}

export function areNumbers(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'number')
}

/** Whether a value is a list of places in another list, from 0. */
function arePlaces(value: unknown, count: number): value is number[] {
  return areNumbers(value) && value.every((place) => Number.isInteger(place) && place < count)
}

/** A graph among the values of an object: lists of numbers for its nodes, and where its edges begin and end. */
export function graphMini(values: readonly unknown[]): Mini | undefined {
  const [nodes, edges] = values
  if (!Array.isArray(nodes) || !nodes.every(areNumbers)) return undefined
  const [from, to]: unknown[] = Array.isArray(edges) && edges.length === 2 ? edges : []
  const count = nodes.length
  if (!arePlaces(from, count) || !arePlaces(to, count) || from.length !== to.length)
    return undefined
  return { type: 'graph', count, edges: from.map((place, index) => [place, to[index] ?? place]) }
}

export function kindIn(schema: Part): MediaKind | undefined {
  if (schema === undefined) return undefined
  return optionsOf(schema)
    .map(mediaKindOf)
    .find((kind) => kind !== undefined)
}

/** The first words of a text. */
export function shorten(text: string): string {
  return text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS - 1).trimEnd()}…` : text
}

export function textMini(text: string): Mini {
  return { type: 'text', text: shorten(text) }
}

export function mediaMini(src: string, kind: MediaKind): Mini {
  if (kind === 'audio') return { type: 'wave', src, peaks: [], duration: 0 }
  if (kind === '3d') return { type: 'solid' }
  const isFilm = kind === 'video'
  return { type: 'picture', src, width: 0, height: 0, ...(isFilm ? { isFilm } : {}) }
}

/** Whether a value is a table: arrays under the names of its columns, which the schema does not know. */
export function isTable(value: unknown, schema?: Part): value is Record<string, unknown[]> {
  if (!isRecord(value)) return false
  const isMap = schema === undefined || optionsOf(schema).some((option) => !option.properties)
  const columns = Object.values(value)
  return isMap && columns.length > 0 && columns.every(Array.isArray)
}

/** The first rows and columns of a table. */
export function tableMini(table: Record<string, unknown[]>, marked?: [number, number][]): Mini {
  const entries = Object.entries(table).slice(0, MAX_COLUMNS)
  const count = Math.min(entries[0]?.[1].length ?? 0, MAX_ROWS)
  const rows = Array.from({ length: count }, (_, row) =>
    entries.map(([, values]) => String(values[row] ?? '')),
  )
  const columns = entries.map(([name]) => name)
  return { type: 'table', columns, rows, ...(marked === undefined ? {} : { marked }) }
}
