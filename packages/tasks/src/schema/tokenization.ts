import * as z from 'zod/mini'
import { named } from './describe.ts'
import { setting } from './setting.ts'

/** How a text becomes tokens, and tokens a text. */
export const tokenization = {
  truncation: setting(
    { label: 'Long texts', default: 'do_not_truncate' },
    'What happens to a text that is longer than the model can read: it loses its last tokens ("longest_first" and "only_first", as there is one text) or none ("do_not_truncate"); "only_second" cuts the second of two texts. Default "do_not_truncate": a text that is too long is refused.',
    named(
      'Truncation',
      'What happens to a text that is longer than the model can read.',
      z.enum(['do_not_truncate', 'longest_first', 'only_first', 'only_second']),
    ),
  ),
  clean_up_tokenization_spaces: setting(
    { label: 'Clean up spaces' },
    'Whether spaces that tokens left before punctuation are removed from the result. Default: the model’s.',
    z.boolean(),
  ),
}
