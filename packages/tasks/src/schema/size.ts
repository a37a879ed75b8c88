import * as z from 'zod/mini'
import { integer, named, required } from './describe.ts'
import { setting } from './setting.ts'

const pixels = integer(1, 16_384)

/** The size of a picture or video to make. */
export const targetSize = setting(
  { common: true },
  'Size of the result. Default: the model’s.',
  named(
    'TargetSize',
    'The size of a picture or video to make.',
    z.object({
      width: required('Width in pixels, from 1 to 16384.', pixels),
      height: required('Height in pixels, from 1 to 16384.', pixels),
    }),
  ),
)
