import type { Size } from '../resizePixels.ts'
import type { Crop } from './cutMask.ts'

/** How much of the image's shorter side neighbouring crops share in the first layer. */
const OVERLAP = 512 / 1500

/**
 * The parts of an image that are looked at: all of it, then in each layer 2, 4, 8… crops a side, which overlap
 * (`_generate_per_layer_crops` of Transformers).
 *
 * @param layers - how many layers of crops there are beside the whole image.
 */
export function cropGrid({ width, height }: Size, layers: number): Crop[] {
  const crops: Crop[] = [{ left: 0, top: 0, width, height }]
  for (let layer = 0; layer < layers; layer += 1) {
    const perSide = 2 ** (layer + 1)
    const overlap = Math.trunc(OVERLAP * Math.min(width, height) * (2 / perSide))
    const sideOf = (length: number) => Math.ceil((overlap * (perSide - 1) + length) / perSide)
    const [cropWidth, cropHeight] = [sideOf(width), sideOf(height)]
    for (let column = 0; column < perSide; column += 1) {
      for (let row = 0; row < perSide; row += 1) {
        const left = (cropWidth - overlap) * column
        const top = (cropHeight - overlap) * row
        const right = Math.min(left + cropWidth, width)
        const bottom = Math.min(top + cropHeight, height)
        // An image of a few pixels has fewer crops.
        if (right <= left || bottom <= top) continue
        crops.push({ left, top, width: right - left, height: bottom - top })
      }
    }
  }
  return crops
}

/** Points that lie evenly in an image, row by row, in its pixels. */
export function pointGrid({ width, height }: Size, perSide: number): [x: number, y: number][] {
  const offset = 1 / (2 * perSide)
  const step = (1 - 2 * offset) / Math.max(1, perSide - 1)
  const shares = Array.from({ length: perSide }, (_, index) =>
    index > 0 && index === perSide - 1 ? 1 - offset : offset + index * step,
  )
  return shares.flatMap((y) => shares.map((x): [number, number] => [x * width, y * height]))
}
