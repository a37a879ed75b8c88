import { AutoModelForQuestionAnswering } from '@huggingface/transformers'
import type { TaskOutput, TaskParameters } from '@taskmesh/tasks'
import type { DecodedInput } from '../../../engine/decodedInput.ts'
import { defineAdapter } from '../../../engine/defineAdapter.ts'
import { always, describeIneffective } from '../../effects.ts'
import { answerSpans } from '../texts/answerSpans.ts'
import type { EncodedToken, InputEncoder } from '../texts/InputEncoder.ts'
import { loadTextModel } from '../texts/loadTextModel.ts'
import { runRows, type RowOutput } from '../texts/runRows.ts'
import type { TextToken } from '../texts/TextReader.ts'
import { withoutSpaces } from '../texts/withoutSpaces.ts'
import { windowsOf } from '../texts/truncate.ts'

const TASK = 'question-answering'
const RULES = {
  top_k: always,
  doc_stride: always,
  max_answer_len: always,
  max_seq_len: always,
  max_question_len: always,
  handle_impossible_answer: always,
  align_to_words: always,
}
const NAMES = { start: ['start_logits', 'start'], end: ['end_logits', 'end'] }
const DEFAULT_SEQUENCE = 384
const DEFAULT_STRIDE = 128
const DEFAULT_QUESTION = 64
const DEFAULT_ANSWER = 15
/** Tokens of a row that a question leaves for the context, however long it is. */
const LEAST_CONTEXT = 8

type Input = DecodedInput<typeof TASK>
type Parameters = TaskParameters<typeof TASK>
type Answers = TaskOutput<typeof TASK>

/** The rows that a question and its context are read in. */
interface Reading {
  rows: (readonly EncodedToken[])[]
  warnings: string[]
}

/** Splits a long context into parts, each with the question. */
function readInput(
  encoder: InputEncoder,
  { question, context }: Input,
  parameters: Parameters,
  limit: number,
): Reading {
  const warnings: string[] = []
  const asked = parameters.max_seq_len ?? DEFAULT_SEQUENCE
  const most = Math.min(asked, limit)
  if (parameters.max_seq_len !== undefined && asked > limit) {
    warnings.push(`The model reads ${limit} tokens at once; max_seq_len asks for ${asked}.`)
  }
  const added = encoder.addedTokens(true)
  const whole = encoder.reader.read(question)
  const room = Math.max(1, most - added - Math.min(LEAST_CONTEXT, Math.floor((most - added) / 2)))
  const questionTokens = whole.slice(
    0,
    Math.min(parameters.max_question_len ?? DEFAULT_QUESTION, room),
  )
  if (questionTokens.length < whole.length) {
    warnings.push(
      `The question has ${whole.length} tokens; the model reads the first ${questionTokens.length} only.`,
    )
  }
  const size = Math.max(1, most - added - questionTokens.length)
  const wanted = parameters.doc_stride ?? Math.min(Math.floor(most / 2), DEFAULT_STRIDE)
  const stride = Math.min(wanted, size - 1)
  if (parameters.doc_stride !== undefined && stride < wanted) {
    warnings.push(
      `Parts of the context have ${size} tokens and overlap by ${stride}; doc_stride asks for ${wanted}.`,
    )
  }
  const tokens = encoder.reader.read(context)
  const isQuestionFirst = encoder.paddingSide === 'right'
  const rows = windowsOf(tokens, size, stride).map((part) =>
    isQuestionFirst ? encoder.around(questionTokens, part) : encoder.around(part, questionTokens),
  )
  return { rows, warnings }
}

/** Where words begin and end, by their numbers. */
function wordPlaces(tokens: readonly TextToken[]): Map<number, { start: number; end: number }> {
  const places = new Map<number, { start: number; end: number }>()
  for (const { word, start, end } of tokens) {
    const place = places.get(word)
    places.set(word, { start: place?.start ?? start, end })
  }
  return places
}

/** Runs question-answering with models that find the answer in a text. */
export default defineAdapter<typeof TASK>({
  async load(spec, options) {
    const model = await loadTextModel(spec, options, TASK, AutoModelForQuestionAnswering)
    const { encoder, limit, memoryBytes, dispose } = model
    const contextSide = encoder.paddingSide === 'right' ? 1 : 0

    function answersOf(
      { context }: Input,
      { rows }: Reading,
      results: readonly Record<'start' | 'end', RowOutput>[],
      parameters: Parameters,
    ): Answers {
      const {
        top_k = 1,
        max_answer_len = DEFAULT_ANSWER,
        align_to_words = true,
        handle_impossible_answer = false,
      } = parameters
      const answers = new Map<string, Answers[number]>()
      let impossible = Infinity
      for (const [at, row] of rows.entries()) {
        const result = results[at]
        if (result === undefined) continue
        const found = answerSpans(result.start.data, result.end.data, {
          isContext: row.map(({ sequence }) => sequence === contextSide),
          nullToken: row[0]?.id === encoder.clsId ? 0 : undefined,
          longest: max_answer_len,
          // Several spans may be one answer once they are whole words.
          count: align_to_words ? top_k * 2 + 10 : top_k,
        })
        impossible = Math.min(impossible, found.nullScore)
        // A part begins in the middle of a word, perhaps; so does transformers.
        const words = wordPlaces(
          row.flatMap(({ source, sequence }) =>
            source && sequence === contextSide ? [source] : [],
          ),
        )
        for (const { first, last, score } of found.spans) {
          const [a, b] = [row[first]?.source, row[last]?.source]
          if (a === undefined || b === undefined) continue
          const start = (align_to_words ? words.get(a.word)?.start : undefined) ?? a.start
          const end = (align_to_words ? words.get(b.word)?.end : undefined) ?? b.end
          const answer = context.slice(start, end)
          const known = answers.get(answer.toLowerCase())
          if (known === undefined) answers.set(answer.toLowerCase(), { answer, score, start, end })
          else known.score += score
        }
      }
      const all = [...answers.values()]
      if (handle_impossible_answer) all.push({ answer: '', score: impossible, start: 0, end: 0 })
      return all
        .toSorted((one, other) => other.score - one.score)
        .slice(0, top_k)
        .map(({ score, ...found }) => {
          const { start, end } = withoutSpaces(context, found.start ?? 0, found.end ?? 0)
          return { answer: context.slice(start, end), score, start, end }
        })
    }

    return {
      memoryBytes,
      joinsCalls: true,

      async run({ inputs, parameters, signal }) {
        const readings = inputs.map((input) => readInput(encoder, input, parameters, limit))
        const rows = readings.flatMap((reading) => reading.rows)
        const results = await runRows(model, rows, { names: NAMES, byToken: true, signal })
        let from = 0
        const outputs = inputs.map((input, index) => {
          const reading = readings[index] ?? { rows: [], warnings: [] }
          const own = results.slice(from, from + reading.rows.length)
          from += reading.rows.length
          return answersOf(input, reading, own, parameters)
        })
        const warnings = [
          ...describeIneffective(parameters, RULES),
          ...new Set(readings.flatMap((reading) => reading.warnings)),
        ]
        return { outputs, warnings }
      },

      dispose,
    }
  },
})
