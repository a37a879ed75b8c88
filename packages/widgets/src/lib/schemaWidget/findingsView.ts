import { isRecord } from '@taskmesh/errors'
import type { AnyRecord } from '../form/records.ts'
import type { MediaValue } from '../media/MediaPreview.svelte.ts'
import type { Box, Region } from '../outputs/regions.ts'
import type { Span } from '../outputs/spans.ts'
import { recordTable } from './cells.ts'
import type { InputFacts } from './inputFacts.ts'
import { readMediaValue } from './readMediaValue.ts'
import { scoresView } from './scoresView.ts'
import type { View } from './viewTypes.ts'

function textIn(record: AnyRecord, ...keys: readonly string[]): string | undefined {
  return keys.map((key) => record[key]).find((part) => typeof part === 'string')
}

function readBox(value: unknown): Box | undefined {
  if (!isRecord(value)) return undefined
  const { xmin, ymin, xmax, ymax } = value
  const isBox =
    typeof xmin === 'number' &&
    typeof ymin === 'number' &&
    typeof xmax === 'number' &&
    typeof ymax === 'number'
  return isBox ? { xmin, ymin, xmax, ymax } : undefined
}

function readPoints(value: unknown): { label: string; x: number; y: number }[] {
  return (Array.isArray(value) ? value : []).flatMap((point: unknown) => {
    if (!isRecord(point)) return []
    const { x, y } = point
    const label = textIn(point, 'label') ?? ''
    return typeof x === 'number' && typeof y === 'number' ? [{ label, x, y }] : []
  })
}

function below(...all: readonly (View | undefined)[]): View {
  return { type: 'list', views: all.filter((view) => view !== undefined), areItems: false }
}

function regionsView(records: readonly AnyRecord[], facts: InputFacts, image: MediaValue) {
  const regions: Region[] = records.map((record) => ({
    label: textIn(record, 'label') ?? '',
    box: readBox(record['box']),
    points: readPoints(record['keypoints']),
  }))
  if (!regions.every(({ box, points }) => box !== undefined || points.length > 0)) return undefined
  const points = records.flatMap(({ keypoints }) => (Array.isArray(keypoints) ? keypoints : []))
  const table = points.length > 0 ? recordTable(points.filter(isRecord)) : undefined
  return below({ type: 'regions', image, regions }, scoresView(records, facts), table)
}

function masksView(records: readonly AnyRecord[], image: MediaValue): View | undefined {
  const masks = records.map((record, index) => {
    const { score } = record
    const label = textIn(record, 'label') ?? `Mask ${index + 1}`
    const share = typeof score === 'number' ? `, ${Math.round(score * 1000) / 10}%` : ''
    return { label: `${label}${share}`, mask: readMediaValue(record['mask']) }
  })
  const isWhole = masks.every(({ mask }) => mask !== '')
  return isWhole ? { type: 'masks', image, masks } : undefined
}

function spansView(records: readonly AnyRecord[], text: string): View | undefined {
  const spans: Span[] = records.flatMap((record) => {
    const { start, end } = record
    const label = textIn(record, 'entity_group', 'entity', 'label')
    const fits = typeof start === 'number' && typeof end === 'number' && label !== undefined
    return fits ? [{ start, end, label }] : []
  })
  const isWhole = spans.length === records.length
  return isWhole ? below({ type: 'spans', text, spans }, recordTable(records)) : undefined
}

/**
 * Findings where they were found: boxes, points and masks over the image, marks in the text.
 * `undefined` when the records are none, or the input has nothing to show them in.
 */
export function findingsView(records: readonly AnyRecord[], facts: InputFacts): View | undefined {
  const { image, text } = facts
  if (text !== undefined) return spansView(records, text)
  if (image === undefined) return undefined
  return masksView(records, image) ?? regionsView(records, facts, image)
}
