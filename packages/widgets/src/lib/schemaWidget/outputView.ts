import type { TaskRef } from '@taskmesh/tasks'
import {
  fieldIn,
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
import { listAt, tableAt, type AnsweredInput } from './inputPart.ts'
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
}

function kindIn(schema: JsonSchema | undefined) {
  return schema === undefined
    ? undefined
    : optionsOf(schema)
        .map(mediaKindOf)
        .find((kind) => kind !== undefined)
}

function mediaView(value: unknown, schema: JsonSchema | undefined, name: string): View | undefined {
  const kind = kindIn(schema)
  const media = readMediaValue(value)
  return kind === undefined || media === ''
    ? undefined
    : { type: 'media', kind, value: media, label: name }
}

/** The values that are the whole point of an output, such as the words of a chat model. */
function answersIn(value: unknown, schema: JsonSchema | undefined): unknown[] {
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

function objectView(value: AnyRecord, schema: JsonSchema | undefined, context: Context) {
  const fields = Object.entries(value).flatMap(([key, part]) => {
    const field = fieldIn(schema, key)
    const view = viewOf(part, field, { ...context, name: labelOf(key) })
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
    return others.length === 0 ? scalarsView(only, item, context) : matrixTable(values)
  }
  if (values.every(hasFields)) return recordsView(values, item, context)
  const role = roleIn(schema)
  const table = role?.role === 'rows' ? tableAt(context.input, role.of ?? '') : undefined
  const rows = values.every(isFlat) ? resultTable(table, values) : undefined
  return rows ?? manyViews(values.map((value) => viewOf(value, item, context)))
}

function viewOf(
  value: unknown,
  schema: JsonSchema | undefined,
  context: Context,
): View | undefined {
  if (value === null || value === undefined) return undefined
  const media = mediaView(value, schema, context.name)
  if (media !== undefined) return media
  if (typeof value === 'string') return { type: 'texts', texts: [value] }
  if (typeof value === 'number') return { type: 'value', text: formatNumber(value) }
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
  const context = { input: { value: input, schema: inputs }, name: 'Result' }
  return viewOf(output, schema, context) ?? { type: 'value', text: 'Nothing' }
}
