import type { Size } from '../resizePixels.ts'
import type { Crop } from './cutMask.ts'
import type { MaskBox } from './MaskRuns.ts'

/** Pixels within which an edge counts as touched. */
const NEAR = 20

/**
 * Whether a box ends where a crop does, but not where the image does: what is in it was cut off
 * (`_is_box_near_crop_edge` of Transformers).
 */
export function touchesCrop(box: MaskBox, crop: Crop, image: Size): boolean {
  const isNear = (a: number, b: number) => Math.abs(a - b) <= NEAR
  const edges = [
    [box.left, crop.left, 0],
    [box.top, crop.top, 0],
    [box.right, crop.left + crop.width, image.width],
    [box.bottom, crop.top + crop.height, image.height],
  ] as const
  return edges.some(([edge, cut, end]) => isNear(edge, cut) && !isNear(edge, end))
}
