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

/** What the positions of a resized row are made of, in whole numbers, which are quicker to add up. */
interface FixedWindows {
  /** For each position where its window begins. */
  starts: Int32Array
  /** Where its weights end; they begin where those of the position before it do. */
  ends: Int32Array
  /** Weights times 2^22, one position after the other: one array is quicker to read than one for each. */
  weights: Int32Array
}

function toFixed(weight: number): number {
  const scaled = weight * 2 ** PRECISION
  return Math.trunc(scaled < 0 ? scaled - 0.5 : scaled + 0.5)
}

function fixedWindows(
  from: number,
  to: number,
  method: Exclude<ResizeMethod, 'nearest'>,
): FixedWindows {
  const windows = resamplingWindows(from, to, method)
  let end = 0
  return {
    starts: Int32Array.from(windows, ({ start }) => start),
    ends: Int32Array.from(windows, ({ weights }) => (end += weights.length)),
    weights: Int32Array.from(
      windows.flatMap(({ weights }) => [...weights]),
      toFixed,
    ),
  }
}

const toByte = (sum: number) => {
  const value = sum >> PRECISION
  return value < 0 ? 0 : value > 255 ? 255 : value
}

// The loops are small functions, which the compiler makes fast from the first image on.

/** Makes a row of three channels. */
function resizeColours(
  row: Uint8Array,
  { starts, ends, weights }: FixedWindows,
  result: Uint8Array,
): void {
  let place = 0
  for (let position = 0; position < starts.length; position += 1) {
    let red = HALF
    let green = HALF
    let blue = HALF
    let at = (starts[position] ?? 0) * 3
    for (const end = ends[position] ?? 0; place < end; place += 1, at += 3) {
      const weight = weights[place] ?? 0
      red = (red + Math.imul(row[at] ?? 0, weight)) | 0
      green = (green + Math.imul(row[at + 1] ?? 0, weight)) | 0
      blue = (blue + Math.imul(row[at + 2] ?? 0, weight)) | 0
    }
    result[position * 3] = toByte(red)
    result[position * 3 + 1] = toByte(green)
    result[position * 3 + 2] = toByte(blue)
  }
}

/** Makes one channel of a row of several. */
function resizeChannel(
  row: Uint8Array,
  { starts, ends, weights }: FixedWindows,
  result: Uint8Array,
  { channel, channels }: { channel: number; channels: number },
): void {
  let place = 0
  for (let position = 0; position < starts.length; position += 1) {
    let sum = HALF
    let at = (starts[position] ?? 0) * channels + channel
    for (const end = ends[position] ?? 0; place < end; place += 1, at += channels) {
      sum = (sum + Math.imul(row[at] ?? 0, weights[place] ?? 0)) | 0
    }
    result[position * channels + channel] = toByte(sum)
  }
}

/** Makes each row of an image as long as there are windows. */
function resizeRows({ width, height, channels, data }: Pixels, windows: FixedWindows): Pixels {
  const length = width * channels
  const to = windows.starts.length * channels
  const result = new Uint8Array(to * height)
  for (let index = 0; index < height; index += 1) {
    const row = data.subarray(index * length, (index + 1) * length)
    const target = result.subarray(index * to, (index + 1) * to)
    if (channels === 3) resizeColours(row, windows, target)
    else {
      for (let channel = 0; channel < channels; channel += 1) {
        resizeChannel(row, windows, target, { channel, channels })
      }
    }
  }
  return { width: windows.starts.length, height, channels, data: result }
}

/** Adds a row, times its weight, to sums. */
function addRow(sums: Int32Array, row: Uint8Array, weight: number): void {
  for (let at = 0; at < sums.length; at += 1) {
    sums[at] = ((sums[at] ?? 0) + Math.imul(row[at] ?? 0, weight)) | 0
  }
}

/** Makes bytes of sums. */
function toBytes(sums: Int32Array, result: Uint8Array, target: number): void {
  for (let at = 0; at < sums.length; at += 1) result[target + at] = toByte(sums[at] ?? 0)
}

/** Makes each column of an image as long as there are windows. */
function resizeColumns({ width, channels, data }: Pixels, windows: FixedWindows): Pixels {
  const { starts, ends, weights } = windows
  const length = width * channels
  const result = new Uint8Array(starts.length * length)
  const sums = new Int32Array(length)
  let place = 0
  for (const [position, start] of starts.entries()) {
    sums.fill(HALF)
    const end = ends[position] ?? 0
    for (let row = start * length; place < end; place += 1, row += length) {
      addRow(sums, data.subarray(row, row + length), weights[place] ?? 0)
    }
    toBytes(sums, result, position * length)
  }
  return { width, height: starts.length, channels, data: result }
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
