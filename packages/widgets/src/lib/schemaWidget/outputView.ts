import type { TaskRef } from '@taskmesh/tasks'
import {
  asSchema,
  fieldIn,
  fieldRoleOf,
  itemIn,
  mediaKindOf,
  optionsOf,
  roleIn,
  type JsonSchema,
} from '@taskmesh/tasks/json-schema'
import { labelOf } from '../form/labelOf.ts'
import { hasFields, type AnyRecord } from '../form/records.ts'
import { formatNumber } from '../outputs/formatNumber.ts'
import { factsOf } from '../task/taskSources.ts'
import { areNumbers, cellOf, isFlat, matrixTable, recordTable, resultTable } from './cells.ts'
import { findingsView } from './findingsView.ts'
import { listAt, onlyImage, tableAt, type AnsweredInput } from './inputPart.ts'
import { readMediaValue } from './readMediaValue.ts'
import { scoresView } from './scoresView.ts'
import type { View } from './viewTypes.ts'

interface Answer {
  task: TaskRef
  /** One output. */
  output: unknown
  /** The input that it answers. */
  input: unknown
}

interface Context {
  input: AnsweredInput
  name: string
  /** In how many objects and arrays the value lies. */
  depth: number
}

/** Deeper than that, a value is shown as JSON. */
const DEEPEST = 12

function kindIn(schema: JsonSchema | undefined) {
  return schema === undefined
    ? undefined
    : optionsOf(schema)
        .map(mediaKindOf)
        .find((kind) => kind !== undefined)
}

function mediaView(
  value: unknown,
  schema: JsonSchema | undefined,
  { input, name, depth }: Context,
): View | undefined {
  const kind = kindIn(schema)
  const media = readMediaValue(value)
  if (kind === undefined || media === '') return undefined
  // One of many, or one part of many, has no single image that it was made of.
  const before = kind === 'image' && depth <= 1 ? onlyImage(input) : undefined
  return before === undefined
    ? { type: 'media', kind, value: media, label: name }
    : { type: 'beforeAfter', before, after: media, label: name }
}

const answering = new WeakMap<JsonSchema, boolean>()

/** Whether a schema has a place for an answer anywhere. */
function mayAnswer(schema: JsonSchema | undefined): boolean {
  if (schema === undefined) return false
  const known = answering.get(schema)
  if (known !== undefined) return known
  const options = optionsOf(schema).filter((option) => option !== schema)
  const fields = Object.keys(schema.properties ?? {}).map((key) => fieldIn(schema, key))
  const parts = [...options, ...fields, asSchema(schema.additionalProperties), itemIn(schema)]
  const found = roleIn(schema)?.role === 'answer' || parts.some(mayAnswer)
  answering.set(schema, found)
  return found
}

/** The values that are the whole point of an output, such as the words of a chat model. */
function answersIn(value: unknown, schema: JsonSchema | undefined): unknown[] {
  if (!mayAnswer(schema)) return []
  if (roleIn(schema)?.role === 'answer') return [value]
  if (Array.isArray(value)) return value.flatMap((item) => answersIn(item, itemIn(schema)))
  if (!hasFields(value)) return []
  return Object.entries(value).flatMap(([key, part]) => answersIn(part, fieldIn(schema, key)))
}

/** A word beside other fields, such as a label, is no text to copy. */
function asWord(view: View, schema: JsonSchema | undefined): View {
  const [text = '', ...others] = view.type === 'texts' ? view.texts : []
  const isWord = others.length === 0 && /^.{1,40}$/.test(text) && roleIn(schema)?.role !== 'text'
  return isWord ? { type: 'value', text } : view
}

function inside(context: Context, name = context.name): Context {
  return { ...context, name, depth: context.depth + 1 }
}

function objectView(value: AnyRecord, schema: JsonSchema | undefined, context: Context) {
  const fields = Object.entries(value).flatMap(([key, part]) => {
    const field = fieldIn(schema, key)
    const view = viewOf(part, field, inside(context, labelOf(key)))
    return view === undefined ? [] : [{ name: labelOf(key), view, field }]
  })
  const [only, ...others] = fields
  if (only === undefined) return undefined
  if (others.length === 0) return only.view
  return {
    type: 'fields',
    fields: fields.map(({ name, view, field }) => ({ name, view: asWord(view, field) })),
  } as const
}

/** What a row of numbers along an axis stands for, in the plural. */
const ROW_NAMES: Readonly<Partial<Record<string, string>>> = {
  token: 'tokens',
  patch: 'patches',
  y: 'rows',
}

/** Numbers that mean nothing one by one, or are pixels: colours say more than digits. */
function vectorsView(
  rows: readonly (readonly number[])[],
  schema: JsonSchema | undefined,
  rank: 1 | 2,
): View | undefined {
  const options = schema === undefined ? [] : [schema, ...optionsOf(schema)]
  const axes = options
    .map((option) => fieldRoleOf(option)?.axes ?? [])
    .find(({ length }) => length === rank)
  const [outer = '', inner = outer] = axes ?? []
  const isVector = inner === 'dimension' || inner === 'x'
  const noun = rank === 1 ? 'rows' : ROW_NAMES[outer]
  return isVector && noun !== undefined ? { type: 'vectors', rows, noun } : undefined
}

/** Numbers and words, which may stand for items or rows of the input. */
function scalarsView(
  values: readonly unknown[],
  schema: JsonSchema | undefined,
  { input }: Context,
): View {
  const [rows, item] = [roleIn(schema), roleIn(itemIn(schema))]
  const table = rows?.role === 'rows' ? tableAt(input, rows.of ?? '') : undefined
  const results = resultTable(table, values)
  if (results !== undefined) return results
  if (!areNumbers(values)) return { type: 'texts', texts: values.map(cellOf) }
  const vectors = vectorsView([values], schema, 1)
  if (vectors !== undefined) return vectors
  const texts = item?.role === 'score' ? listAt(input, item.of ?? '').texts : undefined
  const isEach = texts !== undefined && texts.length === values.length
  return isEach
    ? {
        type: 'scores',
        scores: values.map((score, index) => ({ label: texts[index] ?? '', score })),
      }
    : { type: 'numbers', values }
}

function recordsView(
  records: readonly AnyRecord[],
  schema: JsonSchema | undefined,
  context: Context,
): View | undefined {
  const { input } = context
  const special = findingsView({ records, schema, input }) ?? scoresView(records, schema, input)
  if (special !== undefined) return special
  const [only, ...others] = records
  if (only !== undefined && others.length === 0) return objectView(only, schema, context)
  const hasMedia = Object.keys(only ?? {}).some((key) => kindIn(fieldIn(schema, key)) !== undefined)
  const isTable = !hasMedia && records.every((record) => Object.values(record).every(isFlat))
  const names = new Set(records.flatMap(Object.keys))
  if (isTable && names.size > 1) return recordTable(records)
  return manyViews(records.map((record) => objectView(record, schema, context)))
}

/** Views below one another; texts alone become one list of texts. */
function manyViews(all: readonly (View | undefined)[]): View {
  const views = all.filter((view) => view !== undefined)
  const texts = views.flatMap((view) => (view.type === 'texts' ? view.texts : []))
  return views.every((view) => view.type === 'texts')
    ? { type: 'texts', texts }
    : { type: 'list', views, areItems: true }
}

function arrayView(values: readonly unknown[], schema: JsonSchema | undefined, context: Context) {
  const item = itemIn(schema)
  if (values.length === 0) return undefined
  if (kindIn(item) === undefined && values.every((value) => typeof value !== 'object')) {
    return scalarsView(values, schema, context)
  }
  if (values.every(areNumbers)) {
    const [only = [], ...others] = values
    const vectors = vectorsView(values, schema, 2)
    if (vectors !== undefined) return vectors
    return others.length === 0 ? scalarsView(only, item, context) : matrixTable(values)
  }
  if (values.every(hasFields)) return recordsView(values, item, context)
  const role = roleIn(schema)
  const table = role?.role === 'rows' ? tableAt(context.input, role.of ?? '') : undefined
  const rows = values.every(isFlat) ? resultTable(table, values) : undefined
  return rows ?? manyViews(values.map((value) => viewOf(value, item, inside(context))))
}

function viewOf(
  value: unknown,
  schema: JsonSchema | undefined,
  context: Context,
): View | undefined {
  if (value === null || value === undefined) return undefined
  const media = mediaView(value, schema, context)
  if (media !== undefined) return media
  if (typeof value === 'string') return { type: 'texts', texts: [value] }
  if (typeof value === 'number') return { type: 'value', text: formatNumber(value, 'plain') }
  if (context.depth >= DEEPEST && typeof value === 'object') return { type: 'json', value }
  if (Array.isArray(value)) return arrayView(value, schema, context)
  return hasFields(value)
    ? objectView(value, schema, context)
    : { type: 'value', text: String(value) }
}

/**
 * Chooses how to show an output, by what its schema says of its fields: scores as bars, boxes over the
 * image that they were found in, tables for numbers, players for sounds and videos.
 *
 * @example
 * ```ts
 * outputView({ task: 'text-to-speech', input: 'Hi', output: { audio: 'data:audio/wav;base64,…' } })
 * // { type: 'media', kind: 'audio', … }
 * ```
 */
export function outputView({ task, output, input }: Answer): View {
  const { inputs, output: schema } = factsOf(task).jsonSchema
  const answers = answersIn(output, schema)
  if (answers.length > 0 && answers.every((answer) => typeof answer === 'string')) {
    return { type: 'texts', texts: answers }
  }
  const context = { input: { value: input, schema: inputs }, name: 'Result', depth: 0 }
  return viewOf(output, schema, context) ?? { type: 'value', text: 'Nothing' }
}
