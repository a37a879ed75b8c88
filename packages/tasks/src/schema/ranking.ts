import * as z from 'zod/mini'
import { integer, named, optional, required } from './describe.ts'
import { text } from './text.ts'
import { setting } from './setting.ts'

/** A question and the texts that may answer it. */
export function queryAndTexts(mostTexts: number) {
  return z.object({
    query: required('What is looked for, in words.', text),
    texts: required(
      `The texts to look in. From 1 to ${mostTexts}.`,
      z.array(text).check(z.minLength(1), z.maxLength(mostTexts)),
    ),
  })
}

/** The parameter `return_text`. */
export const returnText = setting(
  { label: 'Return texts', default: false, common: true },
  'Whether each result holds the text itself besides its index. Default false.',
  z.boolean(),
)

/** Texts by how well they answer a query, best first. */
export const ranking = z.array(
  named(
    'RankedText',
    'A text and how well it answers the query.',
    z.object({
      index: required('Which of the given texts this is, counted from 0.', integer(0), {
        role: 'index',
        of: '/texts',
      }),
      score: required(
        'How well the text answers the query: higher is better. The scale is the model’s.',
        z.number(),
        { role: 'score' },
      ),
      text: optional('The text itself, when return_text is true.', z.string(), { role: 'label' }),
    }),
  ),
)
