/** What becomes of the part of a text from `from` to before `to`. */
export interface Change {
  from: number
  to: number
  text: string
}

/**
 * A text that was made of another one, of which it knows where each of its UTF-16 code units comes from.
 * Parts that are left out of a list of changes are dropped.
 */
export class AlignedText {
  readonly text: string
  /** For each code unit, where the character that it comes from begins in the original. */
  readonly starts: readonly number[]
  /** For each code unit, where that character ends. */
  readonly ends: readonly number[]

  constructor(text: string, starts: readonly number[], ends: readonly number[]) {
    this.text = text
    this.starts = starts
    this.ends = ends
  }

  /** A text that was not changed yet. */
  static of(text: string): AlignedText {
    const starts: number[] = []
    const ends: number[] = []
    for (const character of text) {
      const start = starts.length
      for (let unit = 0; unit < character.length; unit += 1) {
        starts.push(start)
        ends.push(start + character.length)
      }
    }
    return new AlignedText(text, starts, ends)
  }

  get length(): number {
    return this.text.length
  }

  slice(from: number, to: number = this.length): AlignedText {
    return new AlignedText(
      this.text.slice(from, to),
      this.starts.slice(from, to),
      this.ends.slice(from, to),
    )
  }

  /**
   * The text after changes. What replaces a part comes from one character of it, as in the library
   * `tokenizers`: the first one, or the last; what is put in comes from the character after it.
   */
  changed(changes: Iterable<Change>, origin: 'first' | 'last' = 'first'): AlignedText {
    let text = ''
    const starts: number[] = []
    const ends: number[] = []
    for (const { from, to, text: added } of changes) {
      const isKept = added.length === to - from && this.text.startsWith(added, from)
      for (let unit = 0; unit < added.length; unit += 1) {
        const replaced = origin === 'last' && to > from ? to - 1 : from
        const source = Math.min(isKept ? from + unit : replaced, this.length - 1)
        starts.push(this.starts[source] ?? 0)
        ends.push(this.ends[source] ?? 0)
      }
      text += added
    }
    return new AlignedText(text, starts, ends)
  }

  /** Where a part comes from in the original. */
  originOf(from: number, to: number): [start: number, end: number] {
    const start = this.starts[from] ?? this.ends.at(-1) ?? 0
    return [start, to > from ? (this.ends[to - 1] ?? start) : start]
  }
}
