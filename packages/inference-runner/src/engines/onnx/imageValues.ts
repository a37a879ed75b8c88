import type { DecodedImage } from '../../engine/decodedImage.ts'
import type { Values } from './values.ts'

/** An image as an array: height × width × channels, from 0 to 255. */
export function imageValues({ width, height, channels, data }: DecodedImage): Values {
  return { dims: [height, width, channels], data }
}
