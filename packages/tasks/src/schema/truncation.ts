import * as z from 'zod/mini'
import { named } from './describe.ts'
import { setting } from './setting.ts'

/** What happens to a text that is longer than the model can read. */
export const truncation = {
  truncate: setting(
    { label: 'Cut long texts', default: true },
    'Cut a text that is too long for the model (true) or refuse it (false). Default true.',
    z.boolean(),
  ),
  truncation_direction: setting(
    { label: 'Cut at', default: 'right' },
    'The side on which a text that is too long loses its tokens. Default "right".',
    named(
      'TruncationDirection',
      'The side on which a text loses its tokens.',
      z.enum(['left', 'right']),
    ),
  ),
}
