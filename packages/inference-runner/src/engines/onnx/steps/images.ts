import { ModelOutputError } from '../../../errors.ts'
import { resizePixels, type Size } from '../../images/resizePixels.ts'
import type { ResizeMethod } from '../../images/resamplingWindows.ts'
import { numbersOf, sizeOf, type Values } from '../values.ts'

/** The size of images, the last three dimensions of which are height, width and channels. */
function imageSize({ dims }: Values): Size & { channels: number; outer: number[] } {
  const [height, width, channels] = dims.slice(-3)
  if (height === undefined || width === undefined || channels === undefined) {
    throw new ModelOutputError(
      `a step for images expects height × width × channels, not the dimensions [${dims.join(', ')}]`,
    )
  }
  return { height, width, channels, outer: dims.slice(0, -3) }
}

/** Changes each image of an array by itself. */
function mapImages(
  values: Values,
  to: Size,
  change: (pixels: Float64Array, size: Size & { channels: number }) => ArrayLike<number>,
): Values {
  const { outer, ...size } = imageSize(values)
  const numbers = numbersOf(values)
  const before = size.height * size.width * size.channels
  const after = to.height * to.width * size.channels
  const count = sizeOf(outer)
  const data = new Float64Array(count * after)
  for (let image = 0; image < count; image++) {
    data.set(change(numbers.subarray(image * before, (image + 1) * before), size), image * after)
  }
  return { dims: [...outer, to.height, to.width, size.channels], data }
}

/** Numbers as bytes: below 0 is 0, above 255 is 255. */
function toBytes(numbers: Float64Array): Uint8Array {
  return new Uint8Array(Uint8ClampedArray.from(numbers).buffer)
}

/** Resizes images to a size, whatever theirs is. */
export function resize(values: Values, to: Size & { method?: ResizeMethod | undefined }): Values {
  const { method = 'bilinear' } = to
  return mapImages(values, to, (numbers, size) => {
    const pixels = { ...size, data: toBytes(numbers) }
    return resizePixels(pixels, { width: to.width, height: to.height }, method).data
  })
}

/** Resizes images so that their shorter side has a length, as torchvision's `Resize(size)` does. */
export function resizeShortest(
  values: Values,
  { size, method }: { size: number; method?: ResizeMethod | undefined },
): Values {
  const { width, height } = imageSize(values)
  const long = Math.trunc((size * Math.max(width, height)) / Math.min(width, height))
  return resize(values, {
    width: width <= height ? size : long,
    height: width <= height ? long : size,
    method,
  })
}

/** Half of a number of pixels, to the even one of two, as Python's `round` has it. */
function halfEven(pixels: number): number {
  const floor = Math.floor(pixels / 2)
  return pixels % 2 === 0 || floor % 2 === 0 ? floor : floor + 1
}

/**
 * Cuts the middle out of images; what they lack is black. An odd rest is halved as torchvision's
 * `CenterCrop` does (`half-even`), or as Transformers' image processors do (`floor`).
 */
export function centerCrop(
  values: Values,
  to: Size & { rounding?: 'half-even' | 'floor' | undefined },
): Values {
  const half = to.rounding === 'floor' ? (rest: number) => Math.floor(rest / 2) : halfEven
  return mapImages(values, to, (pixels, { width, height, channels }) => {
    const left = half(width - to.width)
    const top = half(height - to.height)
    const cut = new Float64Array(to.width * to.height * channels)
    for (let row = 0; row < to.height; row++) {
      for (let column = 0; column < to.width; column++) {
        const [y, x] = [row + top, column + left]
        if (y < 0 || y >= height || x < 0 || x >= width) continue
        for (let channel = 0; channel < channels; channel++) {
          cut[(row * to.width + column) * channels + channel] =
            pixels[(y * width + x) * channels + channel] ?? 0
        }
      }
    }
    return cut
  })
}

/** Height × width × channels becomes channels × height × width. */
export function channelsFirst(values: Values): Values {
  const { width, height, channels, outer } = imageSize(values)
  const result = mapImages(values, { width, height }, (pixels) => {
    const planes = new Float64Array(pixels.length)
    const area = width * height
    for (let pixel = 0; pixel < area; pixel++) {
      for (let channel = 0; channel < channels; channel++) {
        planes[channel * area + pixel] = pixels[pixel * channels + channel] ?? 0
      }
    }
    return planes
  })
  return { dims: [...outer, channels, height, width], data: result.data }
}
