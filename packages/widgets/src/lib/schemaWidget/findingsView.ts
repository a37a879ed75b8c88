import { isRecord } from '@taskmesh/errors'
import {
  fieldsWith,
  itemIn,
  numberWith,
  textWith,
  type JsonSchema,
} from '@taskmesh/tasks/json-schema'
import type { AnyRecord } from '../form/records.ts'
import { linesBetween, type Box, type Point, type Region } from '../outputs/regions.ts'
import { MEDIAPIPE_SKELETON } from '../outputs/skeletons.ts'
import type { Span } from '../outputs/spans.ts'
import { recordTable } from './cells.ts'
import { imageAt, textAt, type AnsweredInput } from './inputPart.ts'
import { readMediaValue } from './readMediaValue.ts'
import { scoresView } from './scoresView.ts'
import type { View } from './viewTypes.ts'

/** Records, the schema of each, and the input that they were found in. */
interface Findings {
  records: readonly AnyRecord[]
  schema: JsonSchema | undefined
  input: AnsweredInput
}

function readBox(record: AnyRecord, schema: JsonSchema | undefined): Box | undefined {
  const [field] = fieldsWith(record, schema, 'box')
  const [xmin, ymin, xmax, ymax] = (['left', 'top', 'right', 'bottom'] as const).map((side) =>
    numberWith(field?.value, field?.schema, side),
  )
  const isWhole =
    xmin !== undefined && ymin !== undefined && xmax !== undefined && ymax !== undefined
  return isWhole ? { xmin, ymin, xmax, ymax } : undefined
}

interface PointList {
  points: Point[]
  skeleton: readonly (readonly [string, string])[]
  /** The points as they came. */
  records: AnyRecord[]
}

function readPoints(record: AnyRecord, schema: JsonSchema | undefined): PointList {
  const [field] = fieldsWith(record, schema, 'points')
  const records = (Array.isArray(field?.value) ? field.value : []).filter(isRecord)
  const item = itemIn(field?.schema)
  const points = records.flatMap((point) => {
    const [x, y] = [numberWith(point, item, 'x'), numberWith(point, item, 'y')]
    const label = textWith(point, item, 'label') ?? ''
    const score = numberWith(point, item, 'score')
    return x !== undefined && y !== undefined ? [{ label, x, y, score }] : []
  })
  return { points, skeleton: [...(field?.role.skeleton ?? []), ...MEDIAPIPE_SKELETON], records }
}

function below(...all: readonly (View | undefined)[]): View {
  return { type: 'list', views: all.filter((view) => view !== undefined), areItems: false }
}

/** What the fields of a role refer to in the input. */
function placeOf({ records, schema }: Findings, role: 'box' | 'points' | 'mask') {
  return records.flatMap((record) => fieldsWith(record, schema, role))[0]?.role.of
}

function regionsView(findings: Findings): View | undefined {
  const { records, schema, input } = findings
  const of = placeOf(findings, 'box') ?? placeOf(findings, 'points')
  const image = of === undefined ? undefined : imageAt(input, of)
  if (image === undefined) return undefined
  const lists = records.map((record) => readPoints(record, schema))
  const regions: Region[] = records.map((record, index) => {
    const { points = [], skeleton = [] } = lists[index] ?? {}
    const box = readBox(record, schema)
    const label = textWith(record, schema, 'label') ?? ''
    const score = numberWith(record, schema, 'score')
    return { label, score, box, points, lines: linesBetween(points, skeleton) }
  })
  if (!regions.every(({ box, points }) => box !== undefined || points.length > 0)) return undefined
  const points = lists.flatMap((list) => list.records)
  const table = points.length > 0 ? recordTable(points) : undefined
  const view: View = { type: 'regions', image, regions }
  return table === undefined ? view : below(view, table)
}

function masksView(findings: Findings): View | undefined {
  const { records, schema, input } = findings
  const of = placeOf(findings, 'mask')
  const image = of === undefined ? undefined : imageAt(input, of)
  if (image === undefined) return undefined
  const masks = records.map((record, index) => {
    const score = numberWith(record, schema, 'score')
    const label = textWith(record, schema, 'label') ?? `Mask ${index + 1}`
    const mask = readMediaValue(fieldsWith(record, schema, 'mask')[0]?.value)
    return { label, score, mask }
  })
  return masks.every(({ mask }) => mask !== '') ? { type: 'masks', image, masks } : undefined
}

function spansView({ records, schema, input }: Findings): View | undefined {
  const places = records.flatMap((record) => {
    const [start, end] = [numberWith(record, schema, 'start'), numberWith(record, schema, 'end')]
    const label = textWith(record, schema, 'label')
    const { unit, of } = fieldsWith(record, schema, 'start')[0]?.role ?? {}
    const isInText = unit === 'utf-16-code-unit' && of !== undefined
    const text = isInText ? textAt(input, of) : undefined
    const fits = start !== undefined && end !== undefined && label !== undefined
    return fits && text !== undefined ? [{ text, start, end, label }] : []
  })
  const [first] = places
  if (first === undefined || places.length < records.length) return undefined
  const { text } = first
  const spans: Span[] = places.map(({ start, end, label }) => ({
    start,
    end,
    // An answer need not be said twice.
    label: text.slice(start, end) === label ? '' : label,
  }))
  return below(
    { type: 'spans', text, spans },
    scoresView(records, schema, input) ?? recordTable(records),
  )
}

/**
 * Findings where they were found: boxes, points and masks over the image, marks in the text.
 * `undefined` when the schema says nothing of places, or the input has nothing to show them in.
 */
export function findingsView(findings: Findings): View | undefined {
  return spansView(findings) ?? masksView(findings) ?? regionsView(findings)
}
