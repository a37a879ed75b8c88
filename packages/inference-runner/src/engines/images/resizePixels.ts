import { resamplingWindows, type ResizeMethod } from './resamplingWindows.ts'

/** Pixels of bytes: rows from the top, the channels of a pixel together. */
export interface Pixels {
  width: number
  height: number
  channels: number
  data: Uint8Array
}

/** A size in pixels. */
export interface Size {
  width: number
  height: number
}

/** Bits behind the point of a weight: 32, less 8 of a byte and 2 for sums above 1. */
const PRECISION = 22
const HALF = 2 ** (PRECISION - 1)

/** What one position of a resized row is made of, in whole numbers, which are quicker to add up. */
interface FixedWindow {
  start: number
  /** Weights times 2^22. */
  weights: Int32Array
}

function fixedWindows(
  from: number,
  to: number,
  method: Exclude<ResizeMethod, 'nearest'>,
): FixedWindow[] {
  const toFixed = (weight: number) => {
    const scaled = weight * 2 ** PRECISION
    return Math.trunc(scaled < 0 ? scaled - 0.5 : scaled + 0.5)
  }
  return resamplingWindows(from, to, method).map(({ start, weights }) => ({
    start,
    weights: Int32Array.from(weights, toFixed),
  }))
}

const toByte = (sum: number) => {
  const value = sum >> PRECISION
  return value < 0 ? 0 : value > 255 ? 255 : value
}

// The loops are small functions, which the compiler makes fast from the first image on.

/** Makes a pixel of three channels of those from a place on. */
function mixColours(
  data: Uint8Array,
  first: number,
  weights: Int32Array,
  result: Uint8Array,
  target: number,
): void {
  let red = HALF
  let green = HALF
  let blue = HALF
  for (let index = 0, at = first; index < weights.length; index += 1, at += 3) {
    const weight = weights[index] ?? 0
    red = (red + (data[at] ?? 0) * weight) | 0
    green = (green + (data[at + 1] ?? 0) * weight) | 0
    blue = (blue + (data[at + 2] ?? 0) * weight) | 0
  }
  result[target] = toByte(red)
  result[target + 1] = toByte(green)
  result[target + 2] = toByte(blue)
}

/** Makes one channel of a pixel of every `step`-th number from a place on. */
function mixChannel(data: Uint8Array, first: number, step: number, weights: Int32Array): number {
  let sum = HALF
  for (let index = 0, at = first; index < weights.length; index += 1, at += step) {
    sum = (sum + (data[at] ?? 0) * (weights[index] ?? 0)) | 0
  }
  return toByte(sum)
}

/** Makes each row of an image as long as there are windows. */
function resizeRows(
  { width, height, channels, data }: Pixels,
  windows: readonly FixedWindow[],
): Pixels {
  const result = new Uint8Array(windows.length * height * channels)
  let target = 0
  for (let row = 0; row < height; row += 1) {
    for (const { start, weights } of windows) {
      const first = (row * width + start) * channels
      if (channels === 3) {
        mixColours(data, first, weights, result, target)
      } else {
        for (let channel = 0; channel < channels; channel += 1) {
          result[target + channel] = mixChannel(data, first + channel, channels, weights)
        }
      }
      target += channels
    }
  }
  return { width: windows.length, height, channels, data: result }
}

/** Adds a row, times its weight, to sums. */
function addRow(sums: Int32Array, row: Uint8Array, weight: number): void {
  for (let at = 0; at < sums.length; at += 1) {
    sums[at] = ((sums[at] ?? 0) + (row[at] ?? 0) * weight) | 0
  }
}

/** Makes bytes of sums. */
function toBytes(sums: Int32Array, result: Uint8Array, target: number): void {
  for (let at = 0; at < sums.length; at += 1) result[target + at] = toByte(sums[at] ?? 0)
}

/** Makes each column of an image as long as there are windows. */
function resizeColumns({ width, channels, data }: Pixels, windows: readonly FixedWindow[]): Pixels {
  const length = width * channels
  const result = new Uint8Array(windows.length * length)
  const sums = new Int32Array(length)
  for (const [position, { start, weights }] of windows.entries()) {
    sums.fill(HALF)
    for (const [index, weight] of weights.entries()) {
      const row = (start + index) * length
      addRow(sums, data.subarray(row, row + length), weight)
    }
    toBytes(sums, result, position * length)
  }
  return { width, height: windows.length, channels, data: result }
}

/** For each position of a resized row the one that it is taken from. Pillow adds the scale up, with what that does to the last bits. */
function nearestPlaces(from: number, to: number): number[] {
  const scale = from / to
  const places: number[] = []
  for (let place = scale / 2; places.length < to; place += scale) {
    places.push(Math.min(from - 1, Math.floor(place)))
  }
  return places
}

function resizeNearest({ width, height, channels, data }: Pixels, to: Size): Pixels {
  const columns = nearestPlaces(width, to.width)
  const result = new Uint8Array(to.width * to.height * channels)
  let target = 0
  for (const row of nearestPlaces(height, to.height)) {
    for (const column of columns) {
      const at = (row * width + column) * channels
      for (let channel = 0; channel < channels; channel += 1) {
        result[target + channel] = data[at + channel] ?? 0
      }
      target += channels
    }
  }
  return { ...to, channels, data: result }
}

/**
 * Resizes an image to the bit as Pillow's `Image.resize` does: antialiased, one axis after the other,
 * with weights of 22 bits behind the point and rounded to bytes in between (ImagingResample in
 * Pillow's Resample.c). Rows are resized first, except where the height shrinks by more than
 * twice what the width does, as in Pillow 13.
 *
 * @example
 * ```ts
 * const small = resizePixels(image, { width: 224, height: 224 }, 'bicubic')
 * ```
 */
export function resizePixels(image: Pixels, to: Size, method: ResizeMethod): Pixels {
  const { width, height } = image
  if (width === to.width && height === to.height) return image
  if (method === 'nearest') return resizeNearest(image, to)
  const rows = (pixels: Pixels) =>
    width === to.width ? pixels : resizeRows(pixels, fixedWindows(width, to.width, method))
  const columns = (pixels: Pixels) =>
    height === to.height ? pixels : resizeColumns(pixels, fixedWindows(height, to.height, method))
  const isHeightFirst = to.height < height && height - to.height > 2 * (width - to.width)
  return isHeightFirst ? rows(columns(image)) : columns(rows(image))
}
