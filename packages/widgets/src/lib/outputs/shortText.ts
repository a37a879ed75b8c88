/** Longest text of a label or a cell, in UTF-16 code units. */
const LONGEST = 300

/** Keeps a place in a text from lying between the two halves of a character. */
export function wholePlace(text: string, place: number): number {
  const [before, after] = [text.charCodeAt(place - 1), text.charCodeAt(place)]
  const isBetween = before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000
  return isBetween ? place - 1 : place
}

/**
 * The beginning of a text that is too long for a label or a cell.
 *
 * @example
 * ```ts
 * shortText('word '.repeat(1000)).length // 301
 * shortText('cat') // 'cat'
 * ```
 */
export function shortText(text: string, longest = LONGEST): string {
  return text.length <= longest ? text : `${text.slice(0, wholePlace(text, longest))}…`
}
