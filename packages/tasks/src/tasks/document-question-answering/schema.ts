import * as z from 'zod/mini'
import { topK } from '../../schema/classification.ts'
import { integer, named, optional, required } from '../../schema/describe.ts'
import { image } from '../../schema/media.ts'
import { defineTaskSchema } from '../../schema/taskSchema.ts'
import { text } from '../../schema/text.ts'
import { setting } from '../../schema/setting.ts'

const coordinate = named(
  'PageCoordinate',
  'A place on a page, in thousandths of its width or height.',
  integer(0, 1000),
)
const pageBox = named(
  'PageBox',
  'A box on a page as [left, top, right, bottom], in thousandths of its width and height.',
  z.tuple([coordinate, coordinate, coordinate, coordinate]),
)
const word = named('PageWord', 'A word of a page.', z.string().check(z.maxLength(1000)))
const wordBox = named('WordBox', 'A word of a page with its box.', z.tuple([word, pageBox]))
const position = z.int().check(z.gte(0))

export default defineTaskSchema({
  inputs: z.object({
    image: required('A page of the document, as an image.', image),
    question: required('The question, in words.', text),
  }),
  parameters: z.looseObject({
    top_k: topK(1),
    max_answer_len: setting(
      { label: 'Longest answer', default: 15, usual: [1, 200], common: true },
      'Longest answer in words. From 1 to 1000; default 15.',
      integer(1, 1000),
    ),
    max_question_len: setting(
      { label: 'Longest question', default: 64, usual: [1, 512] },
      'Tokens of the question that are read; the rest is cut off. From 1 to 4096; default 64.',
      integer(1, 4096),
    ),
    max_seq_len: setting(
      { label: 'Longest part (tokens)', usual: [1, 1024] },
      'Tokens of question and page that are read at a time. From 1 to 32768; default: the model’s.',
      integer(1, 32_768),
    ),
    doc_stride: setting(
      { label: 'Overlap of parts (tokens)', usual: [1, 512] },
      'By how many tokens the parts of a long page overlap. From 0 to 16384; default: half of max_seq_len.',
      integer(0, 16_384),
    ),
    handle_impossible_answer: setting(
      { label: 'Allow no answer', default: false, common: true },
      'Whether an empty answer may be given when the page does not hold one. Default false.',
      z.boolean(),
    ),
    lang: setting(
      { label: 'Language of the page' },
      'Language of the page for the text recognition, as that names it, such as "eng". Default: English.',
      z.string().check(z.minLength(2), z.maxLength(50)),
    ),
    word_boxes: setting(
      { label: 'Words of the page' },
      'The words of the page, if they are known already, so that no text recognition is needed: each with its box [left, top, right, bottom], of 0 to 1000 in both directions. At most 10000.',
      z.array(wordBox).check(z.maxLength(10_000)),
    ),
  }),
  output: z.array(
    z.object({
      answer: required('The answer.', z.string(), { role: 'label' }),
      score: optional(
        'How sure the model is, from 0 to 1. Left out by models that write the answer freely.',
        z.number(),
        { role: 'score' },
      ),
      start: optional('Index of the answer’s first word among the words of the page.', position, {
        role: 'start',
        unit: 'word',
      }),
      end: optional('Index of the answer’s last word among the words of the page.', position, {
        role: 'end',
        unit: 'word',
      }),
    }),
  ),
  batch: true,
})
