import fc from 'fast-check'
import type { View } from '../src/lib/index.ts'

/** A picture of 60 × 40 pixels. */
export const PICTURE =
  'data:image/svg+xml;base64,' +
  btoa(
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><rect width="60" height="40" fill="#888"/></svg>',
  )

const ZALGO = `z${'\u0335\u0489\u0322\u0334\u035e\u0301'.repeat(80)}algo`
const RIGHT_TO_LEFT = '\u202e\u202eevil \u2066 \u05d0\u05d1 \u202b unclosed'

export const hostileText = fc.oneof(
  fc.constantFrom(
    '',
    'W'.repeat(5000),
    ZALGO.repeat(3),
    RIGHT_TO_LEFT,
    '\u0000\u200b\ufeff\n\n\n\t',
    '<img src=x onerror=alert(1)>',
    '👩‍👩‍👧‍👦'.repeat(200),
    'ﷺ'.repeat(200),
    'a\n'.repeat(500),
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
)

export const hostileNumber = fc.oneof(
  fc.constantFrom(1e308, -1e308, NaN, Infinity, -Infinity, 0, -0, 5e-324, 1.0000001, -500, 5000),
  fc.double(),
)

const box = fc.record({
  xmin: hostileNumber,
  ymin: hostileNumber,
  xmax: hostileNumber,
  ymax: hostileNumber,
})
const point = fc.record({ label: hostileText, x: hostileNumber, y: hostileNumber })

const region = fc
  .record({
    label: hostileText,
    score: fc.option(hostileNumber, { nil: undefined }),
    box: fc.option(box, { nil: undefined }),
    points: fc.array(point, { maxLength: 4 }),
  })
  .map((one) => {
    const [from, to] = one.points
    return { ...one, lines: from && to ? [[from, to] as const] : [] }
  })

const cell = fc.oneof(hostileNumber, hostileText, fc.constant(null), fc.boolean())
const few = { maxLength: 6 }
const media = fc.oneof(fc.constantFrom(PICTURE, 'data:image/png;base64,AAAA', ''), hostileText)

/** A view of each type that shows a value, with anything in it. */
export const hostileViews = {
  value: hostileText.map((text): View => ({ type: 'value', text })),
  texts: fc.array(hostileText, few).map((texts): View => ({ type: 'texts', texts })),
  scores: fc
    .array(fc.record({ label: hostileText, score: hostileNumber }), few)
    .map((scores): View => ({ type: 'scores', scores })),
  numbers: fc.array(hostileNumber, few).map((values): View => ({ type: 'numbers', values })),
  vectors: fc
    .array(fc.array(hostileNumber, few), { minLength: 1, maxLength: 4 })
    .map((rows): View => ({ type: 'vectors', rows, noun: 'tokens' })),
  table: fc
    .record({
      columns: fc.array(hostileText, few),
      rows: fc.array(fc.array(cell, few), few),
    })
    .map((table): View => ({ type: 'table', ...table })),
  media: fc
    .record({
      kind: fc.constantFrom('image', 'audio', 'video', '3d'),
      value: media,
      label: hostileText,
    })
    .map((one): View => ({ type: 'media', ...one })),
  beforeAfter: fc
    .record({ before: media, after: media, label: hostileText })
    .map((one): View => ({ type: 'beforeAfter', ...one })),
  regions: fc
    .array(region, few)
    .map((regions): View => ({ type: 'regions', image: PICTURE, regions })),
  masks: fc
    .array(fc.record({ label: hostileText, mask: media, score: hostileNumber }), few)
    .map((masks): View => ({ type: 'masks', image: PICTURE, masks })),
  spans: fc
    .record({
      text: hostileText,
      spans: fc.array(
        fc.record({ start: hostileNumber, end: hostileNumber, label: hostileText }),
        few,
      ),
    })
    .map((one): View => ({ type: 'spans', ...one })),
  json: fc.anything().map((value): View => ({ type: 'json', value })),
} satisfies Record<Exclude<View['type'], 'fields' | 'list'>, fc.Arbitrary<View>>

/** Any view, alone or under a name of its own beside another one. */
export const hostileView = fc.oneof(...Object.values(hostileViews))

export const hostileFields = fc
  .array(fc.record({ name: hostileText, view: hostileView }), { minLength: 1, maxLength: 3 })
  .map((fields): View => ({ type: 'fields', fields }))

export const hostileList = fc
  .array(fc.oneof(hostileView, hostileFields), { minLength: 1, maxLength: 3 })
  .map((views): View => ({ type: 'list', views, areItems: true }))

const isMedia = (text: string) => text.startsWith('data:')

/** An output of the same shape as another one, with anything for its texts and any finite number. */
export function hostileLike(value: unknown): fc.Arbitrary<unknown> {
  if (typeof value === 'string') {
    return isMedia(value) ? fc.constant(value) : fc.oneof(hostileText, fc.constant(value))
  }
  if (typeof value === 'number') {
    const large = Number.isInteger(value) ? fc.constantFrom(0, 999_999_999) : hostileNumber
    return fc.oneof(fc.constant(value), large.filter(Number.isFinite))
  }
  if (Array.isArray(value)) return fc.tuple(...value.slice(0, 20).map(hostileLike))
  if (typeof value !== 'object' || value === null) return fc.constant(value)
  if (value instanceof Blob || ArrayBuffer.isView(value)) return fc.constant(value)
  const parts = Object.entries(value).map(([key, part]) => [key, hostileLike(part)] as const)
  return fc.record(Object.fromEntries(parts))
}

/** An output of the same shape as another one, with so many items in each of its lists. */
export function longLike(value: unknown, count: number): unknown {
  if (Array.isArray(value)) {
    // A list of lists is as long as it is; their product would be larger than any answer.
    const items = value.map((item) => longLike(item, Math.ceil(count / 20)))
    return Array.from({ length: count }, (_, index) => items[index % Math.max(items.length, 1)])
  }
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Blob || ArrayBuffer.isView(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, longLike(part, count)]),
  )
}
