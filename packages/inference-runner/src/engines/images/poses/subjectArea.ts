import type { Size } from '../resizePixels.ts'

const f = Math.fround
/** Much of what is around a subject is looked at as well. */
const PADDING = 1.25
/** Pixels in one unit of a scale (mmpose). */
const UNIT = 200

/** The part of an image that is looked at for one subject. */
export interface SubjectArea extends Size {
  centerX: number
  centerY: number
}

/** A box by its corners, in pixels. */
export interface Corners {
  xmin: number
  ymin: number
  xmax: number
  ymax: number
}

/**
 * The area around a box in the proportions that a model takes (`box_to_center_and_scale` of Transformers, in its
 * precision of 32 bits).
 */
export function subjectArea({ xmin, ymin, xmax, ymax }: Corners, model: Size): SubjectArea {
  const ratio = model.width / model.height
  let width = xmax - xmin
  let height = ymax - ymin
  const [centerX, centerY] = [f(xmin + width * 0.5), f(ymin + height * 0.5)]
  if (width > ratio * height) height = width / ratio
  else if (width < ratio * height) width = height * ratio
  const padded = (side: number) => f(f(f(side / UNIT) * PADDING) * UNIT)
  return { centerX, centerY, width: padded(width), height: padded(height) }
}
