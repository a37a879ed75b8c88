import { isRecord } from '@taskmesh/errors'
import type { TaskId } from '@taskmesh/tasks'
import {
  asSchema,
  mediaKindOf,
  optionsOf,
  toJsonSchema,
  type JsonSchema,
} from '@taskmesh/tasks/json-schema'
import { ZOD_SCHEMAS } from '@taskmesh/tasks/zod'
import { labelOf } from '../form/labelOf.ts'
import { hasFields, type AnyRecord } from '../form/records.ts'
import { formatNumber } from '../outputs/formatNumber.ts'
import { areNumbers, cellOf, isFlat, matrixTable, recordTable, resultTable } from './cells.ts'
import { findingsView } from './findingsView.ts'
import { inputFacts, type InputFacts } from './inputFacts.ts'
import { readMediaValue } from './readMediaValue.ts'
import { scoresView } from './scoresView.ts'
import type { View } from './viewTypes.ts'

interface Answer {
  task: TaskId
  /** One output. */
  output: unknown
  /** The input that it answers. */
  input: unknown
}

interface Context {
  facts: InputFacts
  name: string
}

function partOf(schema: JsonSchema | undefined, key: string): JsonSchema | undefined {
  const options = schema === undefined ? [] : optionsOf(schema)
  return options
    .map(({ properties, additionalProperties }) =>
      asSchema(properties?.[key] ?? additionalProperties),
    )
    .find((part) => part !== undefined)
}

function itemOf(schema: JsonSchema | undefined): JsonSchema | undefined {
  const options = schema === undefined ? [] : optionsOf(schema)
  return options.map(({ items }) => asSchema(items)).find((part) => part !== undefined)
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

/** The words of a chat model’s answer, where a value has that shape. */
function messageTexts({ choices }: AnyRecord): string[] | undefined {
  if (!Array.isArray(choices)) return undefined
  const messages = choices.map((choice) => (isRecord(choice) ? choice['message'] : undefined))
  const texts = messages.map((message) => (isRecord(message) ? message['content'] : undefined))
  return texts.length > 0 && texts.every((text) => typeof text === 'string') ? texts : undefined
}

/** A word beside other fields, such as a label, is no text to copy. */
function asWord({ name, view }: { name: string; view: View }): { name: string; view: View } {
  const [text = '', ...others] = view.type === 'texts' ? view.texts : []
  const isWord = others.length === 0 && /^.{1,40}$/.test(text) && !/text|answer/i.test(name)
  return { name, view: isWord ? { type: 'value', text } : view }
}

function objectView(value: AnyRecord, schema: JsonSchema | undefined, context: Context) {
  const texts = messageTexts(value)
  if (texts !== undefined) return { type: 'texts', texts } as const
  const fields = Object.entries(value).flatMap(([key, part]) => {
    const view = viewOf(part, partOf(schema, key), { ...context, name: labelOf(key) })
    return view === undefined ? [] : [{ name: labelOf(key), view }]
  })
  const [only, ...others] = fields
  if (only === undefined) return undefined
  if (others.length === 0) return only.view
  return { type: 'fields', fields: fields.map(asWord) } as const
}

function scalarsView(values: readonly unknown[], { table, texts }: InputFacts): View {
  if (areNumbers(values)) {
    const isEach = texts !== undefined && texts.length === values.length
    return isEach
      ? {
          type: 'scores',
          scores: values.map((score, index) => ({ label: texts[index] ?? '', score })),
        }
      : (resultTable(table, values) ?? { type: 'numbers', values })
  }
  return resultTable(table, values) ?? { type: 'texts', texts: values.map(cellOf) }
}

function recordsView(
  values: readonly AnyRecord[],
  schema: JsonSchema | undefined,
  context: Context,
): View | undefined {
  const special = findingsView(values, context.facts) ?? scoresView(values, context.facts)
  if (special !== undefined) return special
  const [only, ...others] = values
  if (only !== undefined && others.length === 0) return objectView(only, schema, context)
  const hasMedia = Object.keys(only ?? {}).some((key) => kindIn(partOf(schema, key)) !== undefined)
  const isTable = !hasMedia && values.every((value) => Object.values(value).every(isFlat))
  const names = new Set(values.flatMap(Object.keys))
  if (isTable && names.size > 1) return recordTable(values)
  return manyViews(values.map((value) => objectView(value, schema, context)))
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
  const item = itemOf(schema)
  if (values.length === 0) return undefined
  if (kindIn(item) === undefined && values.every((value) => typeof value !== 'object')) {
    return scalarsView(values, context.facts)
  }
  if (values.every(areNumbers)) {
    const [only = [], ...others] = values
    return others.length === 0 ? scalarsView(only, context.facts) : matrixTable(values)
  }
  if (values.every(hasFields)) return recordsView(values, item, context)
  const rows = values.every(isFlat) ? resultTable(context.facts.table, values) : undefined
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
 * Chooses how to show an output, by its shape and the media in its schema: scores as bars, boxes over
 * the image that they were found in, tables for numbers, players for sounds and videos.
 *
 * @example
 * ```ts
 * outputView({ task: 'text-to-speech', input: 'Hi', output: { audio: 'data:audio/wav;base64,…' } })
 * // { type: 'media', kind: 'audio', … }
 * ```
 */
export function outputView({ task, output, input }: Answer): View {
  const schema = toJsonSchema(ZOD_SCHEMAS[task].output)
  const context = { facts: inputFacts(task, input), name: 'Result' }
  return viewOf(output, schema, context) ?? { type: 'value', text: 'Nothing' }
}
