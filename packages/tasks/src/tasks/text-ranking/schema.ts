import * as z from 'zod/mini'
import { integer } from '../../schema/describe.ts'
import { queryAndTexts, ranking, returnText } from '../../schema/ranking.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { truncation } from '../../schema/truncation.ts'
import { setting } from '../../schema/setting.ts'

const MAX_TEXTS = 1000

export default defineTaskSchema({
  inputs: queryAndTexts(MAX_TEXTS),
  parameters: z.looseObject({
    top_k: setting(
      { label: 'Texts to return', usual: [1, 20], common: true },
      'How many texts to return, best first. At least 1; default: all.',
      integer(1, MAX_TEXTS),
    ),
    return_text: returnText,
    raw_scores: setting(
      { label: 'Raw scores', default: false },
      'Whether scores are the model’s raw numbers (true) or lie between 0 and 1 (false). Default false.',
      z.boolean(),
    ),
    ...truncation,
  }),
  output: ranking,
  batch: false,
})
