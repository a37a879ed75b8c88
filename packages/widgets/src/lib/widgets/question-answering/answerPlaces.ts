/** What a model found. */
export interface FoundAnswer {
  answer: string
  start?: number | undefined
  end?: number | undefined
}

/** Where an answer is in its context, in UTF-16 code units. */
export interface AnswerPlace {
  start: number
  end: number
}

function unitsFromCodePoints(text: string, count: number): number {
  let units = 0
  for (let points = 0; points < count && units < text.length; points += 1) {
    units += (text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1
  }
  return units
}

function isIn(text: string, { start, end }: AnswerPlace): boolean {
  return start >= 0 && end > start && end <= text.length
}

/** A place that a server counted in code points, where its answer shows that it did. */
function countedInCodePoints(text: string, { start, end }: AnswerPlace, answer: string) {
  const place = { start: unitsFromCodePoints(text, start), end: unitsFromCodePoints(text, end) }
  return text.slice(place.start, place.end) === answer ? place : undefined
}

function firstPlace(text: string, answer: string): AnswerPlace | undefined {
  const start = answer === '' ? -1 : text.indexOf(answer)
  return start < 0 ? undefined : { start, end: start + answer.length }
}

/**
 * Finds an answer in its context: where the model says, or, when it does not say or that lies outside,
 * where the answer's words are first. `undefined` when they are nowhere.
 *
 * @example
 * ```ts
 * answerPlace('It stands in Paris.', { answer: 'Paris', start: 13, end: 18 }) // { start: 13, end: 18 }
 * answerPlace('It stands in Paris.', { answer: 'Rome', start: 900, end: 904 }) // undefined
 * ```
 */
export function answerPlace(context: string, found: FoundAnswer): AnswerPlace | undefined {
  const { answer, start, end } = found
  if (start === undefined || end === undefined) return firstPlace(context, answer)
  const place = { start, end }
  if (context.slice(start, end) === answer && isIn(context, place)) return place
  const other = countedInCodePoints(context, place, answer) ?? firstPlace(context, answer)
  return other ?? (isIn(context, place) ? place : undefined)
}
