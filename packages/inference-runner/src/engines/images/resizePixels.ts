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

/** The windows of a row as whole numbers, which are quicker to add up. */
interface FixedWindows {
  starts: Int32Array
  counts: Int32Array
  /** Weights times 2^22: `stride` numbers for each position. */
  weights: Int32Array
  stride: number
}

function fixedWindows(
  from: number,
  to: number,
  method: Exclude<ResizeMethod, 'nearest'>,
): FixedWindows {
  const windows = resamplingWindows(from, to, method)
  const stride = windows.reduce((most, { weights }) => Math.max(most, weights.length), 1)
  const weights = new Int32Array(to * stride)
  for (const [position, window] of windows.entries()) {
    for (const [index, weight] of window.weights.entries()) {
      const scaled = weight * 2 ** PRECISION
      weights[position * stride + index] = Math.trunc(scaled < 0 ? scaled - 0.5 : scaled + 0.5)
    }
  }
  return {
    starts: Int32Array.from(windows, ({ start }) => start),
    counts: Int32Array.from(windows, (window) => window.weights.length),
    weights,
    stride,
  }
}

const toByte = (sum: number) => {
  const value = sum >> PRECISION
  return value < 0 ? 0 : value > 255 ? 255 : value
}

/** Makes each row of an image as long as there are windows. */
function resizeRows({ width, height, channels, data }: Pixels, windows: FixedWindows): Pixels {
  const { starts, counts, weights, stride } = windows
  const to = starts.length
  const result = new Uint8Array(to * height * channels)
  let target = 0
  for (let row = 0; row < height; row += 1) {
    for (let position = 0; position < to; position += 1) {
      const first = (row * width + (starts[position] ?? 0)) * channels
      const count = counts[position] ?? 0
      const weightsAt = position * stride
      if (channels === 3) {
        let red = HALF
        let green = HALF
        let blue = HALF
        for (let index = 0, at = first; index < count; index += 1, at += 3) {
          const weight = weights[weightsAt + index] ?? 0
          red = (red + (data[at] ?? 0) * weight) | 0
          green = (green + (data[at + 1] ?? 0) * weight) | 0
          blue = (blue + (data[at + 2] ?? 0) * weight) | 0
        }
        result[target] = toByte(red)
        result[target + 1] = toByte(green)
        result[target + 2] = toByte(blue)
      } else {
        for (let channel = 0; channel < channels; channel += 1) {
          let sum = HALF
          for (let index = 0; index < count; index += 1) {
            const weight = weights[weightsAt + index] ?? 0
            sum = (sum + (data[first + index * channels + channel] ?? 0) * weight) | 0
          }
          result[target + channel] = toByte(sum)
        }
      }
      target += channels
    }
  }
  return { width: to, height, channels, data: result }
}

/** Makes each column of an image as long as there are windows. */
function resizeColumns({ width, channels, data }: Pixels, windows: FixedWindows): Pixels {
  const { starts, counts, weights, stride } = windows
  const to = starts.length
  const length = width * channels
  const result = new Uint8Array(to * length)
  const sums = new Int32Array(length)
  for (let position = 0; position < to; position += 1) {
    sums.fill(HALF)
    const count = counts[position] ?? 0
    for (let index = 0; index < count; index += 1) {
      const weight = weights[position * stride + index] ?? 0
      const row = ((starts[position] ?? 0) + index) * length
      for (let at = 0; at < length; at += 1) {
        sums[at] = ((sums[at] ?? 0) + (data[row + at] ?? 0) * weight) | 0
      }
    }
    const target = position * length
    for (let at = 0; at < length; at += 1) result[target + at] = toByte(sums[at] ?? 0)
  }
  return { width, height: to, channels, data: result }
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
