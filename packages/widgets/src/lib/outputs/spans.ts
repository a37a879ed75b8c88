import { wholePlace } from './shortText.ts'
import { textParts, type TextPart } from './textParts.ts'

/** A part of a text, by the places of its first character and of the one after its last. */
export interface Span {
  start: number
  end: number
  /** Empty for a mark that says nothing. */
  label: string
}

/** A piece of a text: words, or a span with the pieces in it. */
export type Piece =
  | { text: string }
  | {
      label: string
      pieces: readonly Piece[]
      /** Whether the span began in an earlier piece, because another one ends in the middle of it. */
      isRest: boolean
      /** Whether it goes on in a later piece. */
      goesOn: boolean
    }

/** Deeper than that, nobody can tell which mark is which. */
const DEEPEST = 6

/** Most marks at once: with more, a page is slow. */
const MOST_MARKS = 120

type Mark = Extract<Piece, { label: string }>
interface OpenMark {
  mark: Omit<Mark, 'pieces' | 'goesOn'> & { pieces: Piece[]; goesOn: boolean }
  end: number
}

function fits({ start, end }: Span, text: string): boolean {
  const isWhole = Number.isInteger(start) && Number.isInteger(end)
  return isWhole && start >= 0 && start <= end && end <= text.length
}

/** A span whose ends lie in the middle of no character. */
function onCharacters({ start, end, label }: Span, text: string): Span {
  const last = wholePlace(text, end)
  const isCut = last < end && end > start
  return { start: wholePlace(text, start), end: isCut ? end + 1 : last, label }
}

/** Outer spans before those in them; in the order of the text otherwise. */
function inOrder(spans: readonly Span[]): Span[] {
  return spans.toSorted((a, b) => a.start - b.start || b.end - a.end)
}

/** Builds the pieces from left to right; keeps the marks that are open, the outermost first. */
class PieceWriter {
  readonly pieces: Piece[] = []
  readonly #text: string
  #open: OpenMark[] = []
  #place: number
  #marks = 0
  /** Spans that are not shown: too many, or too deep in one another. */
  hidden = 0

  constructor(text: string, place: number) {
    this.#text = text
    this.#place = place
  }

  get #here(): Piece[] {
    return this.#open.at(-1)?.mark.pieces ?? this.pieces
  }

  #write(end: number): void {
    if (end <= this.#place) return
    this.#here.push({ text: this.#text.slice(this.#place, end) })
    this.#place = end
  }

  #push(label: string, end: number, isRest: boolean): void {
    this.#marks += 1
    const mark = { label, pieces: [], isRest, goesOn: false }
    this.#here.push(mark)
    this.#open.push({ mark, end })
  }

  /** Ends the marks that end up to a place; those within them that do not, go on after it. */
  #close(place: number): void {
    for (;;) {
      const ends = this.#open.filter(({ end }) => end <= place).map(({ end }) => end)
      if (ends.length === 0) return
      const end = Math.min(...ends)
      this.#write(end)
      const first = this.#open.findIndex((open) => open.end === end)
      const [, ...inner] = this.#open.slice(first)
      this.#open = this.#open.slice(0, first)
      for (const rest of inner.filter((open) => open.end > end)) {
        if (this.#marks >= MOST_MARKS) break
        rest.mark.goesOn = true
        this.#push(rest.mark.label, rest.end, true)
      }
    }
  }

  add({ start, end, label }: Span): void {
    this.#close(start)
    this.#write(start)
    if (this.#open.length >= DEEPEST || this.#marks >= MOST_MARKS) this.hidden += 1
    else this.#push(label, end, false)
  }

  end(place: number): void {
    this.#close(place)
    this.#write(place)
    this.#close(place)
  }
}

/** Whether some of a span is in a part of the text; an empty one is in one part only. */
function isIn({ start, end }: Span, part: TextPart, text: string): boolean {
  if (start < end) return start < part.end && end > part.start
  return start >= part.start && (start < part.end || part.end === text.length)
}

/** A text cut into its spans and what lies between them. */
export interface CutText {
  pieces: readonly Piece[]
  /** How many spans lie outside of the text, or have places that are no whole numbers. */
  outside: number
  /** How many of this part are not shown, because there are too many, or too deep in one another. */
  hidden: number
}

/**
 * Cuts a text into its spans and what lies between them. A span in another one is in its pieces; one that
 * overlaps the end of another is cut in two there. Places in the middle of a character move to its edge.
 *
 * @param part - the part of the text to cut; spans that go beyond it end there. Default: all of it.
 *
 * @example
 * ```ts
 * cutText('In Paris.', [{ start: 3, end: 8, label: 'LOC' }]).pieces
 * // [{ text: 'In ' }, { label: 'LOC', pieces: [{ text: 'Paris' }], … }, { text: '.' }]
 * ```
 */
export function cutText(
  text: string,
  spans: readonly Span[],
  part: TextPart = { start: 0, end: text.length },
): CutText {
  const good = spans.filter((span) => fits(span, text)).map((span) => onCharacters(span, text))
  const writer = new PieceWriter(text, part.start)
  for (const { start, end, label } of inOrder(good.filter((span) => isIn(span, part, text)))) {
    writer.add({ start: Math.max(start, part.start), end: Math.min(end, part.end), label })
  }
  writer.end(part.end)
  return { pieces: writer.pieces, outside: spans.length - good.length, hidden: writer.hidden }
}

/**
 * The parts of a long text with spans, none of which has more characters or more spans than a page can
 * show at once.
 */
export function spanParts(
  text: string,
  spans: readonly Span[],
  { characters, most }: { characters: number; most: number },
): TextPart[] {
  const starts = spans
    .filter((span) => fits(span, text))
    .map(({ start }) => start)
    .toSorted((a, b) => a - b)
  const places = splitPlaces(starts, most).map((place) => wholePlace(text, place))
  return textParts(text, characters).flatMap((part) => splitPart(part, places))
}

/** Every place where so many spans have begun since the last. */
function splitPlaces(starts: readonly number[], most: number): number[] {
  return starts.filter((place, index) => index > 0 && index % most === 0 && place > 0)
}

function splitPart({ start, end }: TextPart, places: readonly number[]): TextPart[] {
  const inside = places.filter((place) => place > start && place < end)
  const borders = [...new Set([start, ...inside, end])]
  return borders.slice(1).map((border, index) => ({ start: borders[index] ?? start, end: border }))
}
