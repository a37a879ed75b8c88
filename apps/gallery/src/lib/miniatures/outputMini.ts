import {
  fieldIn,
  fieldsWith,
  itemIn,
  numberWith,
  roleIn,
  textWith,
  type ReadRole,
} from '@taskmesh/tasks/json-schema'
import type { Mini, MiniBox } from './mini.ts'
import {
  areNumbers,
  areStrings,
  isRecord,
  isTable,
  kindIn,
  mediaMini,
  shorten,
  tableMini,
  textMini,
  type Part,
} from './parts.ts'

const MAX_SCORES = 3
const MAX_FOUND = 6

interface Given {
  input: unknown
  schema: Part
}

/** The part of the input at a JSON Pointer, with its schema. */
function partAt(given: Given, pointer = ''): Given {
  return pointer
    .split('/')
    .slice(1)
    .reduce(
      ({ input, schema }, key) => ({
        input: isRecord(input) ? input[key] : undefined,
        schema: fieldIn(schema, key),
      }),
      given,
    )
}

function firstRole(records: readonly unknown[], schema: Part, name: ReadRole['role']) {
  return records.flatMap((record) => fieldsWith(record, schema, name))[0]?.role
}

function spansMini(records: readonly unknown[], schema: Part, given: Given): Mini | undefined {
  const role = firstRole(records, schema, 'start')
  const text = partAt(given, role?.of).input
  if (role?.unit !== 'utf-16-code-unit' || typeof text !== 'string') return undefined
  const labels = records.map((record) => textWith(record, schema, 'label') ?? '')
  const all = [...new Set(labels)]
  const marks = records.flatMap((record, index) => {
    const [start, end] = [numberWith(record, schema, 'start'), numberWith(record, schema, 'end')]
    if (start === undefined || end === undefined) return []
    return [{ start, end, color: all.indexOf(labels[index] ?? '') }]
  })
  return { type: 'text', text: shorten(text), marks }
}

function boxesOf(records: readonly unknown[], schema: Part): MiniBox[] {
  return records.slice(0, MAX_FOUND).flatMap((record, color) =>
    fieldsWith(record, schema, 'box').flatMap(({ value, schema: box }) => {
      const [left = 0, top = 0] = [numberWith(value, box, 'left'), numberWith(value, box, 'top')]
      const right = numberWith(value, box, 'right') ?? left
      const bottom = numberWith(value, box, 'bottom') ?? top
      return [{ left, top, width: right - left, height: bottom - top, color }]
    }),
  )
}

function pointsOf(records: readonly unknown[], schema: Part) {
  return records.flatMap((record) =>
    fieldsWith(record, schema, 'points').flatMap(({ value, schema: list }) =>
      (Array.isArray(value) ? value : []).flatMap((point: unknown) => {
        const item = itemIn(list)
        const [x, y] = [numberWith(point, item, 'x'), numberWith(point, item, 'y')]
        return x === undefined || y === undefined ? [] : [{ x, y }]
      }),
    ),
  )
}

function masksOf(records: readonly unknown[], schema: Part) {
  return records
    .slice(0, MAX_FOUND)
    .flatMap((record, color) =>
      fieldsWith(record, schema, 'mask').flatMap(({ value }) =>
        typeof value === 'string' ? [{ src: value, color }] : [],
      ),
    )
}

/** What was found in the picture of the input, drawn on it. */
function foundMini(records: readonly unknown[], schema: Part, given: Given): Mini | undefined {
  const place = ['box', 'mask', 'points'] as const
  const role = place.map((name) => firstRole(records, schema, name)).find(Boolean)
  const image = partAt(given, role?.of)
  if (role === undefined || typeof image.input !== 'string') return undefined
  const masks = masksOf(records, schema)
  const boxes = masks.length > 0 ? [] : boxesOf(records, schema)
  const points = pointsOf(records, schema)
  return { type: 'picture', src: image.input, width: 0, height: 0, boxes, points, masks }
}

/** When something is heard in the recording of the input. */
function heardMini(records: readonly unknown[], schema: Part, { input }: Given): Mini | undefined {
  const role = firstRole(records, schema, 'start')
  if (role?.unit !== 'second' || typeof input !== 'string') return undefined
  const parts = records.map((record) => ({
    start: numberWith(record, schema, 'start') ?? 0,
    end: numberWith(record, schema, 'end') ?? 0,
  }))
  return { type: 'wave', src: input, peaks: [], duration: 0, parts }
}

/** The cells of the input's table that hold the answer. */
function cellsMini(records: readonly unknown[], schema: Part, given: Given): Mini | undefined {
  const [first] = records
  if (!isRecord(first)) return undefined
  const [key] = Object.keys(first).filter(
    (name) => roleIn(itemIn(fieldIn(schema, name)))?.role === 'cell',
  )
  const role = roleIn(itemIn(fieldIn(schema, key ?? '')))
  const table = partAt(given, role?.of).input
  const cells: unknown = key === undefined ? undefined : first[key]
  if (!isTable(table) || !Array.isArray(cells)) return undefined
  const marked = cells
    .filter(areNumbers)
    .map(([row = 0, column = 0]): [number, number] => [row, column])
  return tableMini(table, marked)
}

function labelOf(record: unknown, schema: Part, given: Given): string | undefined {
  const [index] = fieldsWith(record, schema, 'index')
  const list = partAt(given, index?.role.of).input
  const item: unknown = Array.isArray(list) ? list[Number(index?.value)] : undefined
  const isMedia = kindIn(itemIn(partAt(given, index?.role.of).schema)) !== undefined
  if (isMedia) return `${Number(index?.value) + 1}`
  return typeof item === 'string' ? item : textWith(record, schema, 'label')
}

function scoresMini(labels: readonly (string | undefined)[], scores: readonly number[]): Mini {
  const most = Math.max(...scores)
  const scale = most > 1 ? most : 1
  const all = scores.map((score, index) => ({ label: labels[index] ?? '', share: score / scale }))
  const best = all.toSorted((a, b) => b.share - a.share).slice(0, MAX_SCORES)
  return { type: 'scores', scores: best }
}

function recordsMini(records: readonly unknown[], schema: Part, given: Given): Mini | undefined {
  const special =
    spansMini(records, schema, given) ??
    foundMini(records, schema, given) ??
    heardMini(records, schema, given) ??
    cellsMini(records, schema, given)
  if (special !== undefined) return special
  const scores = records.flatMap((record) => numberWith(record, schema, 'score') ?? [])
  const labels = records.map((record) => labelOf(record, schema, given))
  if (scores.length === records.length && labels.some(Boolean)) return scoresMini(labels, scores)
  return records.map((record) => objectMini(record, schema, given)).find(Boolean)
}

function objectMini(value: unknown, schema: Part, given: Given): Mini | undefined {
  if (!isRecord(value)) return undefined
  const fields = Object.entries(value).map(([key, part]) => ({ part, field: fieldIn(schema, key) }))
  const media = fields.find(({ field }) => kindIn(field) !== undefined)
  const words = fields.find(({ field }) => roleIn(field)?.role === 'text')
  const chosen = media ?? words
  if (chosen !== undefined) return outputMini(chosen.part, chosen.field, given)
  return fields.map(({ part, field }) => outputMini(part, field, given)).find(Boolean)
}

function numbersMini(values: number[], schema: Part, given: Given): Mini {
  const item = roleIn(itemIn(schema))
  const texts = partAt(given, item?.of).input
  const isEach = item?.role === 'score' && areStrings(texts) && texts.length === values.length
  if (isEach) return scoresMini(texts, values)
  return values.length === 1 ? textMini(String(values[0])) : { type: 'numbers', values }
}

function arrayMini(values: readonly unknown[], schema: Part, given: Given): Mini | undefined {
  const role = roleIn(schema)
  const table = role?.role === 'rows' ? partAt(given, role.of).input : undefined
  if (isTable(table) && values.every((value) => !isRecord(value) && !Array.isArray(value))) {
    return { type: 'texts', texts: values.slice(0, MAX_FOUND).map(String) }
  }
  if (areNumbers(values)) return numbersMini(values, schema, given)
  if (values.every(areNumbers)) return numbersMini(values.flat(), schema, given)
  return recordsMini(values, itemIn(schema), given)
}

/** What comes next in the series of the input. */
function seriesMini(value: unknown, given: Given): Mini | undefined {
  const data = isRecord(given.input) ? given.input['data'] : undefined
  if (!isTable(value) || !isTable(data)) return undefined
  const [name = ''] = Object.keys(value)
  const [past, future] = [data[name], value[name]]
  return areNumbers(past) && areNumbers(future) ? { type: 'series', past, future } : undefined
}

/** The words of an answer, wherever they are in an output. */
function answerIn(value: unknown, schema: Part): string | undefined {
  if (roleIn(schema)?.role === 'answer' && typeof value === 'string') return value
  const parts = Array.isArray(value)
    ? value.map((item) => answerIn(item, itemIn(schema)))
    : Object.entries(isRecord(value) ? value : {}).map(([key, part]) =>
        answerIn(part, fieldIn(schema, key)),
      )
  return parts.find((part) => part !== undefined)
}

/** Draws what says most in an output, by the roles that its schema gives to its fields. */
export function outputMini(value: unknown, schema: Part, given: Given): Mini | undefined {
  const answer = answerIn(value, schema)
  if (answer !== undefined) return textMini(answer)
  const kind = kindIn(schema)
  if (typeof value === 'string') {
    return kind === undefined ? textMini(value) : mediaMini(value, kind)
  }
  if (typeof value === 'number') return textMini(String(value))
  if (Array.isArray(value)) return arrayMini(value, schema, given)
  return seriesMini(value, given) ?? objectMini(value, schema, given)
}
