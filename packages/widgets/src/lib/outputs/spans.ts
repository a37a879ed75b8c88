/** A part of a text, by the places of its first character and of the one after its last. */
export interface Span {
  start: number
  end: number
  /** Empty for a mark that says nothing. */
  label: string
}

/** A piece of a text, with a label if it is a span. */
export interface Piece {
  text: string
  label?: string
}

/**
 * Cuts a text into its spans and what lies between them. A span that overlaps an earlier one, or
 * lies outside of the text, is left out.
 *
 * @example
 * ```ts
 * cutText('In Paris.', [{ start: 3, end: 8, label: 'LOC' }])
 * // [{ text: 'In ' }, { text: 'Paris', label: 'LOC' }, { text: '.' }]
 * ```
 */
export function cutText(text: string, spans: readonly Span[]): Piece[] {
  const pieces: Piece[] = []
  let place = 0
  for (const { start, end, label } of spans.toSorted((a, b) => a.start - b.start)) {
    if (start < place || end <= start || end > text.length) continue
    if (start > place) pieces.push({ text: text.slice(place, start) })
    pieces.push({ text: text.slice(start, end), label })
    place = end
  }
  return place < text.length ? [...pieces, { text: text.slice(place) }] : pieces
}
