import { Tensor } from '@huggingface/transformers'
import type { ImageProcessor } from '../../images/ImageProcessor.ts'
import { toPlanes, type Planes } from '../../images/Planes.ts'
import { resizePixels, type Pixels, type Size } from '../../images/resizePixels.ts'
import type { ImageReader } from './ImageReader.ts'
import type { VisionSettings } from './visionSettings.ts'

/** Fewest and most pixels that an image is seen with, unless the config says otherwise. */
const PIXELS = { least: 56 * 56, most: 28 * 28 * 1280 }

/** The whole number next to a number; of two that are as near, the even one, as Python rounds. */
function nearest(value: number): number {
  const below = Math.floor(value)
  const rest = value - below
  if (rest === 0.5) return below + (below % 2)
  return rest > 0.5 ? below + 1 : below
}

/** Sides that are multiples of a factor, within limits of the area (`smart_resize` of Qwen2-VL). */
export function gridSize(
  { width, height }: Size,
  { factor, least, most }: { factor: number; least: number; most: number },
): Size {
  const to = (change: (parts: number) => number): Size => ({
    width: change(width / factor) * factor,
    height: change(height / factor) * factor,
  })
  const rounded = to(nearest)
  const area = rounded.width * rounded.height
  const scale = Math.sqrt((width * height) / (area > most ? most : least))
  if (area > most) return to((parts) => Math.max(1, Math.floor(parts / scale)))
  return area < least ? to((parts) => Math.ceil(parts / scale)) : rounded
}

/** The patches of an image, those of a block that is merged one after the other, each as often as there are times. */
function patchesOf(
  { width, height, data }: Planes,
  { patch, merge, times }: { patch: number; merge: number; times: number },
): Float32Array {
  const area = width * height
  const result = new Float32Array(area * 3 * times)
  const block = patch * merge
  let at = 0
  for (let top = 0; top < height; top += block) {
    for (let left = 0; left < width; left += block) {
      for (let inner = 0; inner < merge * merge; inner += 1) {
        const y = top + Math.floor(inner / merge) * patch
        const x = left + (inner % merge) * patch
        for (let channel = 0; channel < 3; channel += 1) {
          for (let time = 0; time < times; time += 1) {
            for (let row = 0; row < patch; row += 1) {
              const start = channel * area + (y + row) * width + x
              result.set(data.subarray(start, start + patch), at)
              at += patch
            }
          }
        }
      }
    }
  }
  return result
}

/** How images of any size are seen as grids of patches: Qwen2-VL and its successors (`Qwen2VLImageProcessor`). */
export function gridReader({ settings }: ImageProcessor, { pieces }: VisionSettings): ImageReader {
  const patch = pieces.patch_size ?? 14
  const merge = pieces.merge_size ?? 2
  const times = pieces.temporal_patch_size ?? 2
  const limits = {
    factor: patch * merge,
    least: pieces.min_pixels ?? pieces.size?.shortest_edge ?? PIXELS.least,
    most: pieces.max_pixels ?? pieces.size?.longest_edge ?? PIXELS.most,
  }
  const { doRescale, rescaleFactor, doNormalize, mean, std, method, doResize } = settings
  const rule = {
    scale: doRescale ? rescaleFactor : undefined,
    ...(doNormalize ? { mean, std } : {}),
  }
  const token = '<|image_pad|>'

  function planesOf(image: Pixels): Planes {
    return toPlanes(doResize ? resizePixels(image, gridSize(image, limits), method) : image, rule)
  }

  return {
    token,
    place: `<|vision_start|>${token}<|vision_end|>`,
    read(images) {
      const seen = images.map(planesOf)
      const parts = seen.map((planes) => patchesOf(planes, { patch, merge, times }))
      const width = 3 * times * patch * patch
      const values = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0))
      let at = 0
      for (const part of parts) {
        values.set(part, at)
        at += part.length
      }
      const grids = seen.map((planes) => [1, planes.height / patch, planes.width / patch])
      const grid = BigInt64Array.from(grids.flat(), BigInt)
      return {
        words: grids.map(([, rows = 0, columns = 0]) =>
          token.repeat((rows * columns) / merge ** 2),
        ),
        inputs: {
          pixel_values: new Tensor('float32', values, [values.length / width, width]),
          image_grid_thw: new Tensor('int64', grid, [grids.length, 3]),
        },
      }
    },
  }
}
