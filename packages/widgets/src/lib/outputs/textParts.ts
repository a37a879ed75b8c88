import { wholePlace } from './shortText.ts'

/** A part of a text, by the places of its first character and of the one after its last. */
export interface TextPart {
  start: number
  end: number
}

/** The place after the last character from `start` to `end` that fits; `undefined` when none does. */
function placeAfter(
  text: string,
  start: number,
  end: number,
  fits: (character: string) => boolean,
): number | undefined {
  for (let place = end - 1; place >= start; place -= 1) {
    if (fits(text.charAt(place))) return place + 1
  }
  return undefined
}

/** The place after the last line or word that ends in the last quarter of a part; otherwise its end. */
function goodEnd(text: string, start: number, end: number): number {
  const from = end - Math.floor((end - start) / 4)
  return (
    placeAfter(text, from, end, (character) => character === '\n') ??
    placeAfter(text, from, end, (character) => /\s/.test(character)) ??
    wholePlace(text, end)
  )
}

/**
 * Cuts a long text into parts that a page can show one at a time, where a line or a word ends. The parts
 * put together are the text.
 *
 * @param size - most UTF-16 code units of a part, at least 8.
 *
 * @example
 * ```ts
 * textParts('one two three', 9) // [{ start: 0, end: 8 }, { start: 8, end: 13 }]
 * ```
 */
export function textParts(text: string, size: number): TextPart[] {
  const parts: TextPart[] = []
  for (let start = 0; start < text.length;) {
    const most = start + size
    const end = most >= text.length ? text.length : goodEnd(text, start, most)
    parts.push({ start, end })
    start = end
  }
  return parts
}
