import { readDate, type DateParts } from './dates.ts'

/** A number or a date that stands in a text. */
export type NumericValue = number | DateParts

interface Span {
  start: number
  end: number
  values: NumericValue[]
}

const NUMBER = /(?:(?:^|\s)[+-])?(?:\.\d+|\d+(?:,\d\d\d)*(?:\.\d*)?)/g
const WHOLE_NUMBER = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/
const ORDINAL_ENDING = /(?:st|nd|rd|th)$/
const LETTER = /[\p{L}\p{N}]/u
/** Most words of a date. */
const DATE_WORDS = 5

const WORDS = [
  ['zero', 'zeroth'],
  ['one', 'first'],
  ['two', 'second'],
  ['three', 'third'],
  ['four', 'fourth'],
  ['five', 'fifth'],
  ['six', 'sixth'],
  ['seven', 'seventh'],
  ['eight', 'eighth'],
  ['nine', 'ninth'],
  ['ten', 'tenth'],
  ['eleven', 'eleventh'],
  ['twelve', 'twelfth'],
]

function readNumber(text: string): number | undefined {
  const digits = text.replace(ORDINAL_ENDING, '').replaceAll(',', '')
  if (!WHOLE_NUMBER.test(digits)) return undefined
  const value = Number(digits)
  return value === Infinity ? undefined : value
}

/** Where runs of at most so many words begin and end. What parts words is neither letter nor digit. */
function* runsOfWords(text: string, most: number): Generator<[start: number, end: number]> {
  const starts: number[] = []
  let isWithin = false
  let at = 0
  for (const sign of text) {
    const isLetter = LETTER.test(sign)
    if (isLetter && !isWithin) starts.push(at)
    at += sign.length
    const next = text.codePointAt(at)
    const isLast = next === undefined || !LETTER.test(String.fromCodePoint(next))
    if (isLetter && isLast) for (const start of starts.slice(-most)) yield [start, at]
    isWithin = isLetter
  }
}

/** The spans that are within no other one, in their order. */
function outermost(spans: Iterable<Span>): Span[] {
  const sorted = [...spans].toSorted((a, b) => a.start - b.start || b.end - a.end)
  let covered = -1
  return sorted.filter(({ end }) => {
    const isOutermost = end > covered
    if (isOutermost) covered = end
    return isOutermost
  })
}

const DIGIT = /\p{Nd}/u
const OTHER_DIGITS = /(?!\d)\p{Nd}/gu

/** A digit of another script as 0 to 9. Unicode has the ten of a script one after the other. */
function plainDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  let before = 0
  while (DIGIT.test(String.fromCodePoint(code - before - 1))) before += 1
  return String(before % 10)
}

/** Lower case, with single spaces and the digits 0 to 9. */
function normalized(text: string): string {
  const lower = text.toLowerCase().trim().split(/\s+/u).join(' ')
  return lower.replaceAll(OTHER_DIGITS, plainDigit)
}

/**
 * Finds the numbers and dates in a text, as TAPAS does (`parse_text` in transformers' `tokenization_tapas.py`):
 * numbers in digits, the English words to twelve, and dates. A year is both a number and a date.
 *
 * @example
 * ```ts
 * numericValues('two in May 2004') // [2, { year: 2004, month: 5, day: undefined }]
 * ```
 */
export function numericValues(original: string): NumericValue[] {
  const text = normalized(original)
  const spans = new Map<string, Span>()
  const add = (start: number, end: number, value: NumericValue | undefined) => {
    if (value === undefined) return
    const key = `${start}:${end}`
    const span = spans.get(key) ?? { start, end, values: [] }
    span.values.push(value)
    spans.set(key, span)
  }
  for (const { 0: found, index } of text.matchAll(NUMBER)) {
    add(index, index + found.length, readNumber(found))
  }
  for (const [start, end] of runsOfWords(text, 1)) {
    if (spans.has(`${start}:${end}`)) continue
    const word = text.slice(start, end)
    add(start, end, readNumber(word))
    const number = WORDS.findIndex((names) => names.includes(word))
    if (number >= 0) add(start, end, number)
  }
  for (const [start, end] of runsOfWords(text, DATE_WORDS)) {
    add(start, end, readDate(text.slice(start, end)))
  }
  return outermost(spans.values()).flatMap(({ values }) => values)
}
