import { resamplingWindows, type ResizeMethod } from './resamplingWindows.ts'
import type { Pixels, Size } from './resizePixels.ts'

/** An image as numbers: one plane after the other, rows from the top, as models take it. */
export interface Planes extends Size {
  channels: number
  data: Float32Array
}

/** How bytes become numbers: `(byte * scale + offset - mean) / std`, in the order and precision of NumPy. */
export interface NumberRule {
  /** Default: none, the bytes are taken as they are. */
  scale?: number | undefined
  offset?: number | undefined
  /** For all channels, or for each. */
  mean?: number | readonly number[] | undefined
  std?: number | readonly number[] | undefined
}

const ofChannel = (values: number | readonly number[], channel: number) =>
  typeof values === 'number' ? values : (values[channel] ?? values[0] ?? 0)

/** `(value - mean) / std` as NumPy computes it with numbers of 32 bits. */
export function normalized(
  value: number,
  channel: number,
  { mean, std }: Pick<NumberRule, 'mean' | 'std'>,
): number {
  if (mean === undefined || std === undefined) return value
  const centred = Math.fround(value - Math.fround(ofChannel(mean, channel)))
  return Math.fround(centred / Math.fround(ofChannel(std, channel)))
}

/** Turns the pixels of an image into planes of numbers. */
export function toPlanes({ width, height, channels, data }: Pixels, rule: NumberRule): Planes {
  const { scale, offset = 0 } = rule
  const area = width * height
  const planes = new Float32Array(area * channels)
  for (let channel = 0; channel < channels; channel += 1) {
    const table = Float32Array.from({ length: 256 }, (_, byte) => {
      const scaled = scale === undefined ? byte : Math.fround(byte * scale)
      return normalized(Math.fround(scaled + offset), channel, rule)
    })
    const start = channel * area
    for (let pixel = 0, at = channel; pixel < area; pixel += 1, at += channels) {
      planes[start + pixel] = table[data[at] ?? 0] ?? 0
    }
  }
  return { width, height, channels, data: planes }
}

/** Changes every number of an image by itself. */
export function mapPlanes(
  planes: Planes,
  change: (value: number, channel: number) => number,
): Planes {
  const area = planes.width * planes.height
  return { ...planes, data: planes.data.map((value, at) => change(value, Math.floor(at / area))) }
}

/** Puts an image into a larger one of zeros, which begins `left` and `top` pixels before it. */
export function padPlanes(planes: Planes, to: Size, { left = 0, top = 0 } = {}): Planes {
  const { width, height, channels, data } = planes
  if (width === to.width && height === to.height) return planes
  const result = new Float32Array(to.width * to.height * channels)
  for (let channel = 0; channel < channels; channel += 1) {
    for (let row = 0; row < height; row += 1) {
      const source = (channel * height + row) * width
      const target = (channel * to.height + row + top) * to.width + left
      result.set(data.subarray(source, source + width), target)
    }
  }
  return { ...to, channels, data: result }
}

/** Puts the planes of an image into the opposite order: red, green, blue becomes blue, green, red. */
export function flipChannels({ width, height, channels, data }: Planes): Planes {
  const area = width * height
  const result = new Float32Array(data.length)
  for (let channel = 0; channel < channels; channel += 1) {
    result.set(data.subarray(channel * area, (channel + 1) * area), (channels - 1 - channel) * area)
  }
  return { width, height, channels, data: result }
}

/** Makes each line of a plane, along one axis, from a line of another length. */
export function mapLines(
  { width, height, channels, data }: Planes,
  axis: 'width' | 'height',
  to: number,
  /** Computes the number at a place from a line, which is read by place. */
  compute: (read: (place: number) => number, place: number) => number,
): Planes {
  const size = axis === 'width' ? { width: to, height } : { width, height: to }
  const result = new Float32Array(size.width * size.height * channels)
  const length = axis === 'width' ? width : height
  const lines = axis === 'width' ? height : width
  const [step, targetStep] = axis === 'width' ? [1, 1] : [width, size.width]
  const line = new Float64Array(length)
  const read = (place: number) => line[place] ?? 0
  for (let channel = 0; channel < channels; channel += 1) {
    for (let index = 0; index < lines; index += 1) {
      const start = channel * width * height + (axis === 'width' ? index * width : index)
      for (let place = 0; place < length; place += 1) line[place] = data[start + place * step] ?? 0
      const target =
        channel * size.width * size.height + (axis === 'width' ? index * size.width : index)
      for (let place = 0; place < to; place += 1) {
        result[target + place * targetStep] = compute(read, place)
      }
    }
  }
  return { ...size, channels, data: result }
}

/** Resizes numbers with antialiasing, as torchvision does with tensors of floats. */
export function resizePlanes(
  planes: Planes,
  to: Size,
  method: Exclude<ResizeMethod, 'nearest'>,
): Planes {
  const along = (image: Planes, axis: 'width' | 'height') => {
    if (image[axis] === to[axis]) return image
    const windows = resamplingWindows(image[axis], to[axis], method)
    return mapLines(image, axis, to[axis], (read, place) => {
      const { start = 0, weights = [] } = windows[place] ?? {}
      let sum = 0
      for (let index = 0; index < weights.length; index += 1) {
        sum += read(start + index) * (weights[index] ?? 0)
      }
      return sum
    })
  }
  return along(along(planes, 'width'), 'height')
}
