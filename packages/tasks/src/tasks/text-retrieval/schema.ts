import * as z from 'zod/mini'
import { integer } from '../../schema/describe.ts'
import { queryAndTexts, ranking, returnText } from '../../schema/ranking.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { truncation } from '../../schema/truncation.ts'
import { setting } from '../../schema/setting.ts'

const MAX_TEXTS = 10_000

export default defineTaskSchema({
  inputs: queryAndTexts(MAX_TEXTS),
  parameters: z.looseObject({
    top_k: setting(
      { label: 'Texts to return', default: 10, usual: [1, 20], common: true },
      'How many texts to return at most, best first. At least 1; default 10.',
      integer(1, MAX_TEXTS),
    ),
    threshold: setting(
      { label: 'Lowest score', common: true },
      'Leave out texts with a lower score. On the model’s scale; default: none.',
      z.number(),
    ),
    return_text: returnText,
    ...truncation,
  }),
  output: ranking,
  batch: false,
})
