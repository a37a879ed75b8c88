import * as z from 'zod/mini'
import { required } from './describe.ts'

/** A rectangle in an image, in pixels from its top left corner. */
export const box = z.object({
  xmin: required('Left edge in pixels.', z.number()),
  ymin: required('Top edge in pixels.', z.number()),
  xmax: required('Right edge in pixels.', z.number()),
  ymax: required('Bottom edge in pixels.', z.number()),
})

/** An object that was found in an image. */
export const detection = z.object({
  label: required('What the object is.', z.string()),
  score: required('How sure the model is, from 0 to 1.', z.number()),
  box: required('Where the object is.', box),
})
