import { RawImage } from '@huggingface/transformers'
import type { DecodedImage } from '../../engine/decodedImage.ts'

/** The image as the image processors of transformers.js take it. */
export function toRawImage({ data, width, height, channels }: DecodedImage): RawImage {
  return new RawImage(data, width, height, channels)
}
