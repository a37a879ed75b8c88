import * as z from 'zod/mini'
import { integer, optional, required } from '../../schema/describe.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { text } from '../../schema/text.ts'
import { setting } from '../../schema/setting.ts'

const MAX_STRIDE = 100_000

const position = integer(0)

export default defineTaskSchema({
  inputs: required('The text whose tokens get a class.', text),
  parameters: z.looseObject({
    aggregation_strategy: setting(
      { label: 'Grouping', default: 'none', common: true },
      'How tokens become groups. "none": each token on its own. "simple": neighbours of one class together. "first", "average" and "max" also keep words whole, with the class of the first token, of the mean score or of the highest score. Default "none".',
      z.enum(['none', 'simple', 'first', 'average', 'max']),
    ),
    ignore_labels: setting(
      { label: 'Classes to leave out' },
      'Classes that are left out of the result. Default ["O"], the class of tokens that are nothing special.',
      z.array(z.string().check(z.maxLength(200))).check(z.maxLength(1000)),
    ),
    stride: setting(
      { label: 'Overlap of parts (tokens)', usual: [0, 512] },
      'Tokens by which the parts of a long text overlap. From 0, below the length of the model’s window; default: the text is not split.',
      integer(0, MAX_STRIDE),
    ),
  }),
  output: z.array(
    z.object({
      entity_group: optional(
        'Class of the group, unless aggregation_strategy is "none".',
        z.string(),
        { role: 'label' },
      ),
      entity: optional('Class of the token, when aggregation_strategy is "none".', z.string(), {
        role: 'label',
      }),
      score: required('How sure the model is, from 0 to 1.', z.number(), { role: 'score' }),
      index: optional(
        'Place of the token among all tokens, when aggregation_strategy is "none".',
        position,
        { role: 'identifier' },
      ),
      word: required(
        'The token or the group: what stands in the text from start to end, where these are given, otherwise as the tokenizer writes it.',
        z.string(),
        {
          role: 'text',
        },
      ),
      start: optional(
        'Place of its first character in the text, from 0, in UTF-16 code units. Left out by engines that do not keep it.',
        position,
        { role: 'start', unit: 'utf-16-code-unit', of: '' },
      ),
      end: optional(
        'Place after its last character in the text, in UTF-16 code units. Left out by engines that do not keep it.',
        position,
        { role: 'end', unit: 'utf-16-code-unit', of: '' },
      ),
    }),
  ),
  batch: true,
})
