import { largestAt } from './detections.ts'
import { softmax } from '../scores.ts'
import { linearPlaces, mixRows, stretchRow } from './linearPlaces.ts'
import type { Planes } from './Planes.ts'
import type { Size } from './resizePixels.ts'

/** A part of an image. */
export interface Segment {
  /** The number of its class. */
  label: number
  /** Missing for what a model says of every pixel. */
  score?: number
  /** Makes its mask: white (255) inside, black outside; one byte for each pixel. */
  readMask(): Uint8Array
}

/** The planes that can be the largest somewhere between two columns, the first such plane first. */
function rivalsBetween(rows: readonly Float32Array[], low: number, high: number): number[] {
  let floor = -Infinity
  for (const row of rows) {
    const least = Math.min(row[low] ?? 0, row[high] ?? 0)
    if (least > floor) floor = least
  }
  const rivals: number[] = []
  for (let plane = 0; plane < rows.length; plane += 1) {
    const row = rows[plane]
    if (Math.max(row?.[low] ?? 0, row?.[high] ?? 0) >= floor) rivals.push(plane)
  }
  return rivals
}

/**
 * For each pixel of an image the plane whose number is the largest once the planes are stretched to its
 * size, row by row. What lies between two numbers is never outside of them, so most planes need not be stretched.
 */
export function largestPlanes(planes: Planes, size: Size): Uint16Array {
  const { width, height, channels, data } = planes
  const vertical = linearPlaces(height, size.height)
  const { lows, highs, rests, runs } = linearPlaces(width, size.width)
  const area = width * height
  const sources = Array.from({ length: channels }, (_, plane) =>
    data.subarray(plane * area, (plane + 1) * area),
  )
  const rows = sources.map(() => new Float32Array(width))
  const result = new Uint16Array(size.width * size.height)
  for (let y = 0; y < size.height; y += 1) {
    const start = y * size.width
    for (const [plane, row] of rows.entries()) {
      mixRows(sources[plane] ?? row, vertical, y, row)
    }
    for (let run = 0; run + 1 < runs.length; run += 1) {
      const from = runs[run] ?? 0
      const to = runs[run + 1] ?? 0
      const low = lows[from] ?? 0
      const high = highs[from] ?? 0
      const rivals = rivalsBetween(rows, low, high)
      const [only = 0] = rivals
      result.fill(only, start + from, start + to)
      if (rivals.length < 2) continue
      for (let x = from; x < to; x += 1) {
        const rest = rests[x] ?? 0
        let most = -Infinity
        for (const plane of rivals) {
          const row = rows[plane]
          const value = Math.fround((row?.[low] ?? 0) * (1 - rest) + (row?.[high] ?? 0) * rest)
          if (value <= most) continue
          most = value
          result[start + x] = plane
        }
      }
    }
  }
  return result
}

/** White where an image has a value, black elsewhere. */
function maskOf(values: Uint16Array, wanted: number): Uint8Array {
  const mask = new Uint8Array(values.length)
  for (let pixel = 0; pixel < mask.length; pixel += 1) {
    if (values[pixel] === wanted) mask[pixel] = 255
  }
  return mask
}

/** Everything of one class is one segment, by the number of the class (`post_process_semantic_segmentation`). */
export function semanticSegments(logits: Planes, size: Size): Segment[] {
  const classes = largestPlanes(logits, size)
  const isThere = new Uint8Array(logits.channels)
  for (const label of classes) isThere[label] = 1
  return Array.from(isThere.keys())
    .filter((label) => isThere[label] === 1)
    .map((label) => ({ label, readMask: () => maskOf(classes, label) }))
}

/** What a model says of the queries that it looks for objects with. */
export interface QueryMasks {
  /** Queries × classes, the last of which is "nothing". */
  logits: Float32Array
  classes: number
  /** A plane for each query: how much a pixel belongs to it, before the sigmoid. */
  masks: Planes
}

/** How sure a model has to be. */
export interface SegmentLimits {
  /** Of a segment. */
  threshold: number
  /** Of a pixel. */
  maskThreshold: number
  /** Share of a segment that others must not cover. */
  overlapThreshold: number
}

const toProbabilities = (planes: Planes): Planes => ({
  ...planes,
  data: planes.data.map((value) => 1 / (1 + Math.exp(-value))),
})

/** The classes of the queries that are sure enough and not of "nothing". */
function surePlanes({ logits, classes, masks }: QueryMasks, threshold: number) {
  const area = masks.width * masks.height
  const kept = Array.from({ length: logits.length / classes }, (_, query) => {
    const scores = softmax(Array.from(logits.subarray(query * classes, (query + 1) * classes)))
    const label = largestAt(scores)
    return { query, label, score: scores[label] ?? 0 }
  }).filter(({ label, score }) => label !== classes - 1 && score > threshold)
  const data = new Float32Array(kept.length * area)
  for (const [index, { query }] of kept.entries()) {
    data.set(masks.data.subarray(query * area, (query + 1) * area), index * area)
  }
  return { kept, planes: { ...masks, channels: kept.length, data } }
}

/**
 * One segment for each query that is sure of itself; a pixel belongs to the surest of them
 * (`post_process_panoptic_segmentation` of Transformers, which fuses none of them by default).
 */
export function querySegments(output: QueryMasks, limits: SegmentLimits, size: Size): Segment[] {
  const { kept, planes } = surePlanes(output, limits.threshold)
  if (kept.length === 0) return []
  const probabilities = toProbabilities(planes)
  const { width, height } = planes
  const [rows, columns] = [linearPlaces(height, size.height), linearPlaces(width, size.width)]
  const [mixed, stretched] = [new Float32Array(width), new Float32Array(size.width)]
  const most = new Float32Array(size.width)
  const owners = new Uint16Array(size.width * size.height)
  const whole = kept.map(() => 0)
  for (let y = 0; y < size.height; y += 1) {
    const start = y * size.width
    for (const [index, { score }] of kept.entries()) {
      const area = width * height
      mixRows(probabilities.data.subarray(index * area, (index + 1) * area), rows, y, mixed)
      stretchRow(mixed, columns, stretched)
      let count = 0
      for (let x = 0; x < size.width; x += 1) {
        const value = Math.fround((stretched[x] ?? 0) * score)
        if (value >= limits.maskThreshold) count += 1
        if (index > 0 && value <= (most[x] ?? 0)) continue
        most[x] = value
        owners[start + x] = index
      }
      whole[index] = (whole[index] ?? 0) + count
    }
  }
  const own = kept.map(() => 0)
  for (const owner of owners) own[owner] = (own[owner] ?? 0) + 1
  return kept.flatMap(({ label, score }, index) => {
    const [owned = 0, all = 0] = [own[index], whole[index]]
    const exists = owned > 0 && all > 0 && owned / all > limits.overlapThreshold
    if (!exists) return []
    return [{ label, score: Math.round(score * 1e6) / 1e6, readMask: () => maskOf(owners, index) }]
  })
}
