import { largestAt } from './detections.ts'
import { softmax } from '../scores.ts'
import { interpolateLinear } from './interpolate.ts'
import type { Planes } from './Planes.ts'
import type { Size } from './resizePixels.ts'

/** A part of an image. */
export interface Segment {
  /** The number of its class. */
  label: number
  /** Missing for what a model says of every pixel. */
  score?: number
  /** White (255) inside, black outside; one byte for each pixel. */
  mask: Uint8Array
}

/** For each pixel the plane with the largest number. */
export function largestPlanes({ width, height, channels, data }: Planes): Int32Array {
  const area = width * height
  const best = new Int32Array(area)
  const most = data.slice(0, area)
  for (let channel = 1; channel < channels; channel += 1) {
    const start = channel * area
    for (let pixel = 0; pixel < area; pixel += 1) {
      const value = data[start + pixel] ?? 0
      if (value > (most[pixel] ?? 0)) {
        most[pixel] = value
        best[pixel] = channel
      }
    }
  }
  return best
}

/** Rows that are interpolated at once, so that many classes of a large image fit into memory. */
function bandsOf(size: Size, channels: number): number {
  return Math.max(1, Math.floor(8_000_000 / (size.width * channels)))
}

/** For each pixel of an image the class whose number is the largest once the planes have its size. */
function classMap(planes: Planes, size: Size): Int32Array {
  const result = new Int32Array(size.width * size.height)
  const rows = bandsOf(size, planes.channels)
  for (let top = 0; top < size.height; top += rows) {
    const band = interpolateLinear(planes, size, { top, rows: Math.min(rows, size.height - top) })
    result.set(largestPlanes(band), top * size.width)
  }
  return result
}

/** Everything of one class is one segment, by the number of the class (`post_process_semantic_segmentation`). */
export function semanticSegments(logits: Planes, size: Size): Segment[] {
  const classes = classMap(logits, size)
  const masks = new Map<number, Uint8Array>()
  for (let pixel = 0; pixel < classes.length; pixel += 1) {
    const label = classes[pixel] ?? 0
    let mask = masks.get(label)
    if (mask === undefined) masks.set(label, (mask = new Uint8Array(classes.length)))
    mask[pixel] = 255
  }
  return [...masks].toSorted(([a], [b]) => a - b).map(([label, mask]) => ({ label, mask }))
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
  const resized = interpolateLinear(probabilities, size)
  const area = size.width * size.height
  for (const [index, { score }] of kept.entries()) {
    for (let at = index * area; at < (index + 1) * area; at += 1) {
      resized.data[at] = (resized.data[at] ?? 0) * score
    }
  }
  const owners = largestPlanes(resized)
  return kept.flatMap(({ label, score }, index) => {
    const mask = new Uint8Array(area)
    let own = 0
    let whole = 0
    for (let pixel = 0; pixel < area; pixel += 1) {
      if ((resized.data[index * area + pixel] ?? 0) >= limits.maskThreshold) whole += 1
      if (owners[pixel] !== index) continue
      mask[pixel] = 255
      own += 1
    }
    const exists = own > 0 && whole > 0 && own / whole > limits.overlapThreshold
    return exists ? [{ label, score: Math.round(score * 1e6) / 1e6, mask }] : []
  })
}
