import { linearPlaces, mixRows } from '../linearPlaces.ts'
import type { Planes } from '../Planes.ts'
import type { Size } from '../resizePixels.ts'
import { MaskRuns } from './MaskRuns.ts'

/** The part of an image that was looked at. */
export interface Crop extends Size {
  left: number
  top: number
}

/** Which pixels belong to a mask. */
export interface MaskLimits {
  /** Those with a larger number. */
  threshold: number
  /** How far the threshold is moved to both sides, to see whether the mask stays the same. */
  offset: number
}

/** A mask, and how many pixels it would have with a threshold that is moved. */
export interface CutMask {
  mask: MaskRuns
  /** With a higher threshold. */
  inner: number
  /** With a lower one. */
  outer: number
}

/**
 * Stretches a plane of numbers linearly to the size of a crop and cuts it at a threshold. Where the
 * numbers around some pixels lie on one side of all thresholds, so do the pixels between them.
 *
 * @param image - the size of the image that the crop lies in, in whose pixels the mask is.
 */
export function cutMask(
  plane: Planes,
  crop: Crop,
  image: Size,
  { threshold, offset }: MaskLimits,
): CutMask {
  const cut = Math.fround(threshold)
  const high = Math.fround(threshold + offset)
  const low = Math.fround(threshold - offset)
  const rows = linearPlaces(plane.height, crop.height)
  const { lows, highs, rests, runs } = linearPlaces(plane.width, crop.width)
  const row = new Float32Array(plane.width)
  const mask = new MaskRuns(image)
  let [inner, outer] = [0, 0]
  for (let y = 0; y < crop.height; y += 1) {
    mixRows(plane.data, rows, y, row)
    const start = (y + crop.top) * image.width + crop.left
    let begin = -1
    for (let run = 0; run + 1 < runs.length; run += 1) {
      const from = runs[run] ?? 0
      const to = runs[run + 1] ?? 0
      const first = row[lows[from] ?? 0] ?? 0
      const second = row[highs[from] ?? 0] ?? 0
      if (first <= low && second <= low) {
        if (begin >= 0) mask.add(start + begin, start + from)
        begin = -1
        continue
      }
      if (first > high && second > high) {
        inner += to - from
        outer += to - from
        if (begin < 0) begin = from
        continue
      }
      for (let x = from; x < to; x += 1) {
        const rest = rests[x] ?? 0
        const value = Math.fround(first * (1 - rest) + second * rest)
        if (value > high) inner += 1
        if (value > low) outer += 1
        const isInside = value > cut
        if (isInside === begin >= 0) continue
        if (begin >= 0) mask.add(start + begin, start + x)
        begin = isInside ? x : -1
      }
    }
    if (begin >= 0) mask.add(start + begin, start + crop.width)
  }
  return { mask, inner, outer }
}
