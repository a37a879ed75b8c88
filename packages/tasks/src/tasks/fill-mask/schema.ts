import * as z from 'zod/mini'
import { topK } from '../../schema/classification.ts'
import { integer, named, optional, required } from '../../schema/describe.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { text } from '../../schema/text.ts'

const filling = named(
  'MaskFilling',
  'A word for the mask, and how probable it is.',
  z.object({
    sequence: required('The text with the mask filled in.', z.string()),
    score: required('Probability of the word, from 0 to 1.', z.number(), { role: 'score' }),
    token: required('Number of the word in the model’s vocabulary.', integer(0), {
      role: 'identifier',
    }),
    token_str: required('The word.', z.string(), { role: 'label' }),
  }),
)

export default defineTaskSchema({
  inputs: required(
    'A text in which one word or several are replaced by the model’s mask token, such as [MASK] or <mask>.',
    text,
  ),
  parameters: z.looseObject({
    top_k: topK(5),
    targets: optional(
      'The only words to choose from. From 1 to 1000; default: the model’s whole vocabulary.',
      z
        .array(z.string().check(z.minLength(1), z.maxLength(200)))
        .check(z.minLength(1), z.maxLength(1000)),
    ),
  }),
  output: z.union([z.array(filling), z.array(z.array(filling)).check(z.minLength(2))], {
    error: 'an array of words with their scores, or such an array for each of several masks',
  }),
  batch: true,
})
