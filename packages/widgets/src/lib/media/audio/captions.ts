import type { TimedPart } from './timedParts.ts'

/** A part with what it shows as a caption. */
type Cue = Pick<TimedPart, 'text' | 'startS' | 'endS'>

/** As much as a line of captions holds. Source: BBC Subtitle Guidelines, two lines of 37 characters. */
const MOST_LETTERS = 74
const MOST_SECONDS = 6
const PAUSE_S = 1

/** Whether a word still belongs to a caption. */
function belongs(cue: Cue, word: Cue): boolean {
  const isFull = cue.text.length + word.text.length > MOST_LETTERS
  const isLong = word.endS - cue.startS > MOST_SECONDS
  return !isFull && !isLong && word.startS - cue.endS < PAUSE_S && !/[.!?…。？！]$/.test(cue.text)
}

/** Joins words to captions that can be read: until a sentence ends, a line is full, or nobody speaks. */
export function joinWords(words: readonly TimedPart[]): Cue[] {
  const cues: Cue[] = []
  for (const word of words) {
    const last = cues.at(-1)
    if (last === undefined || !belongs(last, word)) cues.push({ ...word })
    else
      cues.splice(-1, 1, {
        ...last,
        text: last.text + gap(last, word) + word.text,
        endS: word.endS,
      })
  }
  return cues
}

/** Words may bring their spaces; languages without spaces have none to bring. */
function gap(cue: Cue, { text }: Cue): string {
  const isApart =
    /^\s/.test(text) || /\s$/.test(cue.text) || !/^[\p{Script=Latin}\p{N}]/u.test(text)
  return isApart ? '' : ' '
}

function clock(seconds: number, comma: string): string {
  const ms = Math.round(Math.max(seconds, 0) * 1000)
  const two = (value: number) => String(value).padStart(2, '0')
  const [hours, minutes] = [Math.floor(ms / 3_600_000), Math.floor(ms / 60_000) % 60]
  const rest = `${two(Math.floor(ms / 1000) % 60)}${comma}${String(ms % 1000).padStart(3, '0')}`
  return `${two(hours)}:${two(minutes)}:${rest}`
}

/** On one line: an empty line would end the caption. */
const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

const escapeVtt = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/**
 * Parts of a recording as WebVTT captions. Source: W3C WebVTT, section 4.
 *
 * @example
 * ```ts
 * toVtt([{ text: 'Hello.', startS: 0, endS: 1.5 }])
 * // 'WEBVTT\n\n00:00:00.000 --> 00:00:01.500\nHello.\n'
 * ```
 */
export function toVtt(cues: readonly Cue[]): string {
  const blocks = cues.map(
    ({ text, startS, endS }) =>
      `${clock(startS, '.')} --> ${clock(endS, '.')}\n${escapeVtt(oneLine(text))}\n`,
  )
  return ['WEBVTT\n', ...blocks].join('\n')
}

/**
 * Parts of a recording as SubRip captions.
 *
 * @example
 * ```ts
 * toSrt([{ text: 'Hello.', startS: 0, endS: 1.5 }])
 * // '1\n00:00:00,000 --> 00:00:01,500\nHello.\n'
 * ```
 */
export function toSrt(cues: readonly Cue[]): string {
  return cues
    .map(
      ({ text, startS, endS }, index) =>
        `${index + 1}\n${clock(startS, ',')} --> ${clock(endS, ',')}\n${oneLine(text).replaceAll('-->', '→')}\n`,
    )
    .join('\n')
}
