import { isRecord } from '@taskmesh/errors'
import {
  fieldIn,
  fieldsWith,
  itemIn,
  numberWith,
  roleIn,
  type JsonSchema,
} from '@taskmesh/tasks/json-schema'
import { mediaFileOf, withoutMedia } from '../mediaIn.ts'
import { formatNumbers, formatSeries } from './formatNumbers.ts'

const BAR_LENGTH = 20
const MAX_NAME_LENGTH = 60
const MAX_JSON_LENGTH = 200

type Schema = JsonSchema | undefined

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1).trimEnd()}…` : text
}

function formatScore(score: number, hasBar: boolean): string {
  const bar = hasBar ? '█'.repeat(Math.round(score * BAR_LENGTH)) : ''
  return `${score.toFixed(3)}  ${bar}`
}

function isShare(score: number | undefined): boolean {
  return score === undefined || (score >= 0 && score <= 1)
}

/** The words that are the whole point of an output. */
function answersIn(value: unknown, schema: Schema): string[] {
  if (roleIn(schema)?.role === 'answer') return typeof value === 'string' ? [value] : []
  if (Array.isArray(value)) return value.flatMap((item) => answersIn(item, itemIn(schema)))
  if (!isRecord(value)) return []
  return Object.entries(value).flatMap(([key, part]) => answersIn(part, fieldIn(schema, key)))
}

/** The item of a list in the inputs, in a few words. */
function namedItem(inputs: unknown, pointer: string | undefined, index: number): string {
  const keys = pointer?.split('/').slice(1) ?? []
  const list = keys.reduce((part, key) => (isRecord(part) ? part[key] : undefined), inputs)
  const item = Array.isArray(list) ? list[index] : undefined
  const isText = typeof item === 'string' && mediaFileOf(item) === undefined
  return isText ? cut(item, MAX_NAME_LENGTH) : `number ${index + 1}`
}

/** What is known by its role and says in a line what a value is; nothing for what needs no place there. */
function formatKnown(value: unknown, schema: Schema, inputs: unknown): string | undefined {
  if (value === null || value === undefined) return undefined
  const file = mediaFileOf(value)
  if (file !== undefined) return `${file.type}, ${file.bytes.length.toLocaleString('en')} bytes`
  const found = roleIn(schema)
  switch (found?.role) {
    case 'text':
    case 'label':
      return typeof value === 'string' ? value : JSON.stringify(value)
    case 'index':
      return typeof value === 'number' ? namedItem(inputs, found.of, value) : undefined
    case 'array':
      return found.axes?.[0] === 'time' ? formatSeries(value) : formatNumbers(value)
    case 'interval':
      return Array.isArray(value) ? `${value.map((one) => one ?? '').join('–')} s` : undefined
    case 'points':
      return Array.isArray(value) ? `${value.length} points` : undefined
    case 'quantity':
      return found.unit === 'hertz' ? `${formatNumbers(value)} Hz` : undefined
    default:
      return undefined
  }
}

/** Where in time or in an image something is. */
function formatPlace(value: Record<string, unknown>, schema: Schema): string | undefined {
  const seconds = (role: 'start' | 'end') =>
    fieldsWith(value, schema, role).find((field) => field.role.unit === 'second')?.value
  if (seconds('start') !== undefined) return `${seconds('start')}–${seconds('end')} s`
  const edge = (role: 'left' | 'top' | 'right' | 'bottom') => {
    const found = numberWith(value, schema, role)
    return found === undefined ? undefined : Math.round(found)
  }
  if (edge('left') === undefined) return undefined
  return `(${edge('left')}, ${edge('top')})–(${edge('right')}, ${edge('bottom')})`
}

/** A line of a list: what it is about, how good that is, and where or how big. */
interface Row {
  name: string
  score: number | undefined
  rest: string[]
}

function toRow(value: unknown, schema: Schema, inputs: unknown): Row | undefined {
  if (!isRecord(value)) return undefined
  const names: string[] = []
  const rest: string[] = []
  for (const [key, part] of Object.entries(value)) {
    const field = fieldIn(schema, key)
    const role = roleIn(field)
    // The key of a series says which it is.
    const known = role?.axes?.[0] === 'time' ? undefined : formatKnown(part, field, inputs)
    const isName = ['label', 'text', 'index'].includes(role?.role ?? '')
    if (known !== undefined) (isName ? names : rest).push(known)
    const place = isRecord(part) ? formatPlace(part, field) : undefined
    if (place !== undefined) rest.push(place)
  }
  const place = formatPlace(value, schema)
  if (place !== undefined) names.unshift(place)
  const score = numberWith(value, schema, 'score')
  if (names.length === 0 && score === undefined && rest.length === 0) return undefined
  return { name: [...new Set(names)].join('  '), score, rest }
}

/** Pads the cells of a column to one width; a column without any is left out. */
function toColumn(cells: readonly string[]): string[] | undefined {
  const width = cells.reduce((most, { length }) => Math.max(most, length), 0)
  return width === 0 ? undefined : cells.map((cell) => cell.padEnd(width))
}

/** Bars are drawn when all scores are shares of one, as probabilities are. */
function formatRows(rows: readonly Row[]): string[] {
  const hasBars = rows.every(({ score }) => isShare(score))
  const columns = [
    rows.map(({ name }) => name),
    rows.map(({ score }) => (score === undefined ? '' : formatScore(score, hasBars))),
    rows.map(({ rest }) => rest.join('  ')),
  ]
  const padded = columns.map(toColumn).filter((column) => column !== undefined)
  return rows.map((_, row) =>
    padded
      .map((column) => column[row])
      .join('  ')
      .trimEnd(),
  )
}

function formatFields(value: Record<string, unknown>, schema: Schema, inputs: unknown): string[] {
  return Object.entries(value).flatMap(([key, part]) => {
    const [first, ...others] = formatValue(part, fieldIn(schema, key), inputs)
    if (first === undefined) return []
    if (others.length === 0) return [`${key}  ${first}`]
    return [key, ...[first, ...others].map((line) => `  ${line}`)]
  })
}

function formatList(list: readonly unknown[], schema: Schema, inputs: unknown): string[] {
  if (list.length === 0) return ['(no result)']
  const item = itemIn(schema)
  const role = roleIn(item)
  if (role?.role === 'score' && role.of !== undefined) {
    const rows = list.map((score, index) => ({
      name: namedItem(inputs, role.of, index),
      score: typeof score === 'number' ? score : undefined,
      rest: [],
    }))
    return formatRows(rows)
  }
  const rows = list.map((one) => toRow(one, item, inputs))
  if (rows.every((row) => row !== undefined)) return formatRows(rows)
  return list.flatMap((one) => formatValue(one, item, inputs))
}

/** Whether some field of a value has a role, or some field of a field. */
function hasRoles(value: unknown, schema: Schema): boolean {
  if (roleIn(schema) !== undefined) return true
  if (!isRecord(value)) return false
  return Object.entries(value).some(([key, part]) => hasRoles(part, fieldIn(schema, key)))
}

/** Writes a part of an output, in one or more lines. */
export function formatValue(value: unknown, schema: Schema, inputs: unknown): string[] {
  const answers = answersIn(value, schema)
  if (answers.length > 0) return answers
  const known = formatKnown(value, schema, inputs)
  if (known !== undefined) return [known]
  if (Array.isArray(value)) return formatList(value, schema, inputs)
  const row = toRow(value, schema, inputs)
  if (row !== undefined) {
    const lists = isRecord(value) ? fieldLists(value, schema, inputs) : []
    return [...formatRows([row]), ...lists]
  }
  if (isRecord(value) && hasRoles(value, schema)) return formatFields(value, schema, inputs)
  if (typeof value === 'string') return [value]
  return [cut(JSON.stringify(withoutMedia(value)), MAX_JSON_LENGTH)]
}

/** The lists of rows that a row has below it, such as the pieces of a transcript. */
function fieldLists(value: Record<string, unknown>, schema: Schema, inputs: unknown): string[] {
  return Object.entries(value).flatMap(([key, part]) => {
    const field = fieldIn(schema, key)
    const isList = Array.isArray(part) && part.length > 0 && roleIn(field) === undefined
    if (!isList || toRow(part[0], itemIn(field), inputs) === undefined) return []
    return formatList(part, field, inputs).map((line) => `  ${line}`)
  })
}
