import * as z from 'zod/mini'
import { named, required } from './describe.ts'

/** A rectangle in an image, in pixels from its top left corner. */
export const box = named(
  'BoundingBox',
  'A rectangle in an image, in pixels from its top left corner.',
  z.object({
    xmin: required('Left edge in pixels.', z.number(), { role: 'left', unit: 'pixel' }),
    ymin: required('Top edge in pixels.', z.number(), { role: 'top', unit: 'pixel' }),
    xmax: required('Right edge in pixels.', z.number(), { role: 'right', unit: 'pixel' }),
    ymax: required('Bottom edge in pixels.', z.number(), { role: 'bottom', unit: 'pixel' }),
  }),
)

/** An object that was found in an image. */
export const detection = named(
  'DetectedObject',
  'An object that was found in an image.',
  z.object({
    label: required('What the object is.', z.string(), { role: 'label' }),
    score: required('How sure the model is, from 0 to 1.', z.number(), { role: 'score' }),
    box: required('Where the object is.', box, { role: 'box', of: '' }),
  }),
)
