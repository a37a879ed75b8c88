import * as z from 'zod/mini'
import { integer, required } from '../../schema/describe.ts'
import { image } from '../../schema/media.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { text } from '../../schema/text.ts'
import { setting } from '../../schema/setting.ts'

export default defineTaskSchema({
  inputs: z.object({
    query: required('What is looked for, in words.', text),
    images: required(
      'The pages to search, as images. From 1 to 256.',
      z.array(image).check(z.minLength(1), z.maxLength(256)),
    ),
  }),
  parameters: z.looseObject({
    top_k: setting(
      { label: 'Pages to return', usual: [1, 20], common: true },
      'How many pages to return, best first. From 1 to 256; default: all.',
      integer(1, 256),
    ),
  }),
  output: z.array(
    z.object({
      index: required(
        'Which page, counted from 0 in the order of the input.',
        z.int().check(z.gte(0)),
        { role: 'index', of: '/images' },
      ),
      score: required(
        'How well the page fits the query: higher is better. Comparable only within one query and model.',
        z.number(),
        { role: 'score' },
      ),
    }),
  ),
  batch: false,
})
