import { linearPlaces, mixRows, stretchRow } from './linearPlaces.ts'
import type { Planes } from './Planes.ts'
import type { Size } from './resizePixels.ts'

/**
 * Resizes planes of numbers linearly between neighbours, without antialiasing: PyTorch's `interpolate`
 * with `mode="bilinear", align_corners=False`.
 *
 * @param part - how much of the result is wanted, from the top left corner. Default: all.
 */
export function interpolateLinear(planes: Planes, to: Size, part: Size = to): Planes {
  const { width, height, channels, data } = planes
  const isAsWanted = part.width === width && part.height === height
  if (isAsWanted && to.width === width && to.height === height) return planes
  const rows = linearPlaces(height, to.height)
  const columns = linearPlaces(width, to.width)
  const result = new Float32Array(part.width * part.height * channels)
  const mixed = new Float32Array(width)
  let target = 0
  for (let channel = 0; channel < channels; channel += 1) {
    const plane = data.subarray(channel * width * height, (channel + 1) * width * height)
    for (let row = 0; row < part.height; row += 1, target += part.width) {
      mixRows(plane, rows, row, mixed)
      stretchRow(mixed, columns, result.subarray(target, target + part.width))
    }
  }
  return { ...part, channels, data: result }
}

const A = -0.75
const near = (x: number) => ((A + 2) * x - (A + 3)) * x * x + 1
const far = (x: number) => ((A * x - 5 * A) * x + 8 * A) * x - 4 * A

/** For each place of a stretched line four neighbours and their weights. */
function cubicPlaces(from: number, to: number) {
  const scale = from / to
  const neighbours = new Int32Array(4 * to)
  const weights = new Float64Array(4 * to)
  for (let place = 0; place < to; place += 1) {
    const at = (place + 0.5) * scale - 0.5
    const low = Math.floor(at)
    const rest = at - low
    weights.set([far(rest + 1), near(rest), near(1 - rest), far(2 - rest)], 4 * place)
    for (let index = 0; index < 4; index += 1) {
      neighbours[4 * place + index] = Math.min(from - 1, Math.max(0, low - 1 + index))
    }
  }
  return { neighbours, weights }
}

/** Stretches `lines` lines side by side; the numbers of a line lie `step` apart. */
function stretchCubic(
  data: Float32Array,
  { from, to, lines }: { from: number; to: number; lines: number },
  step: number,
): Float32Array {
  const { neighbours, weights } = cubicPlaces(from, to)
  const result = new Float32Array(to * lines)
  const isAcross = step === 1
  for (let place = 0; place < to; place += 1) {
    const at = 4 * place
    const [first = 0, second = 0, third = 0, fourth = 0] = neighbours.subarray(at, at + 4)
    const [w1 = 0, w2 = 0, w3 = 0, w4 = 0] = weights.subarray(at, at + 4)
    for (let line = 0; line < lines; line += 1) {
      const source = isAcross ? line * from : line
      result[isAcross ? line * to + place : place * lines + line] =
        (data[source + first * step] ?? 0) * w1 +
        (data[source + second * step] ?? 0) * w2 +
        (data[source + third * step] ?? 0) * w3 +
        (data[source + fourth * step] ?? 0) * w4
    }
  }
  return result
}

/**
 * Resizes planes of numbers by cubic curves, without antialiasing: PyTorch's `interpolate` with
 * `mode="bicubic", align_corners=False`.
 */
export function interpolateCubic({ width, height, channels, data }: Planes, to: Size): Planes {
  const result = new Float32Array(to.width * to.height * channels)
  for (let channel = 0; channel < channels; channel += 1) {
    let plane = data.subarray(channel * width * height, (channel + 1) * width * height)
    if (width !== to.width) {
      plane = stretchCubic(plane, { from: width, to: to.width, lines: height }, 1)
    }
    if (height !== to.height) {
      plane = stretchCubic(plane, { from: height, to: to.height, lines: to.width }, to.width)
    }
    result.set(plane, channel * to.width * to.height)
  }
  return { ...to, channels, data: result }
}
