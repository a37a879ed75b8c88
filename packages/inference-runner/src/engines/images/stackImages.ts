import { Tensor } from '@huggingface/transformers'
import type { ProcessedImage } from './ImageProcessor.ts'

/** Images as tensors: what graphs call `pixel_values` and `pixel_mask`. */
export interface StackedImages extends Record<string, Tensor> {
  /** float32, images × channels × height × width. */
  pixel_values: Tensor
  /** int64, images × height × width: 1 where an image is, 0 where it is padded. */
  pixel_mask: Tensor
}

/** Makes tensors of images, which all have the same size. */
export function stackImages(images: readonly ProcessedImage[]): StackedImages {
  const [first] = images
  const { channels = 3, height = 0, width = 0 } = first ?? {}
  const values = new Float32Array(images.length * channels * height * width)
  const mask = new BigInt64Array(images.length * height * width)
  for (const [index, { data, content }] of images.entries()) {
    values.set(data, index * channels * height * width)
    for (let row = 0; row < content.height; row += 1) {
      const start = (index * height + row) * width
      mask.fill(1n, start, start + content.width)
    }
  }
  return {
    pixel_values: new Tensor('float32', values, [images.length, channels, height, width]),
    pixel_mask: new Tensor('int64', mask, [images.length, height, width]),
  }
}
