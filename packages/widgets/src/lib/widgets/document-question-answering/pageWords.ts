import type { TaskOutput, TaskRequest } from '@taskmesh/tasks'

type Answer = TaskOutput<'document-question-answering'>[number]
type Parameters = TaskRequest<'document-question-answering'>['parameters']

/** A word of a page with its box [left, top, right, bottom], in thousandths of the page. */
export type PageWord = readonly [
  word: string,
  box: readonly [left: number, top: number, right: number, bottom: number],
]

/** Where an answer is on a page. */
export interface FoundAnswer {
  /** Index of its first and of its last word. */
  first: number
  last: number
  /** The words of the answer, and those around it. */
  before: string
  words: string
  after: string
}

/** How many words are shown on each side of an answer. */
const AROUND = 12
/** How many words of an answer are marked. */
const MOST_MARKED = 300

/** The words of a page that a request names; none when it leaves them to text recognition. */
export function pageWordsOf(parameters: Parameters): readonly PageWord[] {
  return parameters?.word_boxes ?? []
}

/**
 * Where an answer is among the words of a page.
 *
 * @returns `undefined` when the answer does not say, or names words that the page does not have.
 */
export function findAnswer(
  { start, end = start }: Answer,
  words: readonly PageWord[],
): FoundAnswer | undefined {
  if (start === undefined || end === undefined || end < start || end >= words.length)
    return undefined
  const textOf = (from: number, to: number) =>
    words
      .slice(Math.max(from, 0), to)
      .map(([word]) => word)
      .join(' ')
  return {
    first: start,
    last: end,
    before: textOf(start - AROUND, start),
    words: textOf(start, Math.min(end + 1, start + MOST_MARKED)),
    after: textOf(end + 1, end + 1 + AROUND),
  }
}

/** The outline of the words of an answer, in thousandths of the page: one rectangle for each word. */
export function answerPath({ first, last }: FoundAnswer, words: readonly PageWord[]): string {
  return words
    .slice(first, Math.min(last + 1, first + MOST_MARKED))
    .map(([, [left, top, right, bottom]]) => `M${left} ${top}H${right}V${bottom}H${left}z`)
    .join('')
}
