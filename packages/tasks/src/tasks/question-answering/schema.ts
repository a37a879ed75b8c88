import * as z from 'zod/mini'
import { topK } from '../../schema/classification.ts'
import { integer, optional, required } from '../../schema/describe.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { text } from '../../schema/text.ts'
import { setting } from '../../schema/setting.ts'

const MAX_TOKENS = 100_000

const position = integer(0)

export default defineTaskSchema({
  inputs: z.object({
    question: required('The question, in words.', text),
    context: required('The text that holds the answer.', text),
  }),
  parameters: z.looseObject({
    top_k: topK(1),
    doc_stride: setting(
      { label: 'Overlap of parts (tokens)', usual: [1, 512] },
      'Tokens by which the parts of a long context overlap. At least 1; default 128, or half of max_seq_len if that is less.',
      integer(1, MAX_TOKENS),
    ),
    max_answer_len: setting(
      { label: 'Longest answer', default: 15, usual: [1, 200], common: true },
      'Most tokens of an answer. At least 1; default 15.',
      integer(1, MAX_TOKENS),
    ),
    max_seq_len: setting(
      { label: 'Longest part (tokens)', usual: [1, 1024] },
      'Most tokens of a part of the context together with the question. At least 1; default 384, or what the model reads if that is less.',
      integer(1, MAX_TOKENS),
    ),
    max_question_len: setting(
      { label: 'Longest question', default: 64, usual: [1, 512] },
      'Most tokens of the question; the rest is cut off. At least 1; default 64.',
      integer(1, MAX_TOKENS),
    ),
    handle_impossible_answer: setting(
      { label: 'Allow no answer', default: false, common: true },
      'Whether an empty answer may say that the context holds none. Default false.',
      z.boolean(),
    ),
    align_to_words: setting(
      { label: 'Whole words', default: true },
      'Whether answers begin and end with whole words. Turn off for languages without spaces. Default true.',
      z.boolean(),
    ),
  }),
  output: z.array(
    z.object({
      answer: required('The answer, word for word as in the context.', z.string(), {
        role: 'label',
      }),
      score: required('How sure the model is, from 0 to 1.', z.number(), { role: 'score' }),
      start: optional(
        'Place of its first character in the context, from 0, in UTF-16 code units. Left out by engines that do not keep it.',
        position,
        { role: 'start', unit: 'utf-16-code-unit', of: '/context' },
      ),
      end: optional(
        'Place after its last character in the context, in UTF-16 code units. Left out by engines that do not keep it.',
        position,
        { role: 'end', unit: 'utf-16-code-unit', of: '/context' },
      ),
    }),
  ),
  batch: true,
})
