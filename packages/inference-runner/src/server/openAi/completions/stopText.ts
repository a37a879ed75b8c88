/** Where a text ends: before the first of the strings that stop it. */
export function stopAt(text: string, stop: readonly string[]): number {
  const ends = stop.map((end) => text.indexOf(end)).filter((at) => at >= 0)
  return Math.min(text.length, ...ends)
}

/** How much of a text may be shown while it grows: not what may become one of the strings that stop it. */
function shownLength(text: string, stop: readonly string[]): number {
  const end = stopAt(text, stop)
  if (end < text.length) return end
  const longest = Math.max(0, ...stop.map(({ length }) => length - 1))
  for (let at = Math.max(0, text.length - longest); at < text.length; at += 1)
    if (stop.some((one) => one.startsWith(text.slice(at)))) return at
  return text.length
}

/** Gives a text as it grows, without the string that stops it. */
export class StoppedText {
  readonly #stop: readonly string[]
  #text = ''
  #shown = 0

  constructor(stop: readonly string[]) {
    this.#stop = stop
  }

  /** Adds what was written, and gives what may be shown of it. */
  add(text: string): string {
    this.#text += text
    return this.#show(shownLength(this.#text, this.#stop))
  }

  /** Gives what was held back, when nothing more is written. */
  end(): string {
    return this.#show(stopAt(this.#text, this.#stop))
  }

  #show(length: number): string {
    const from = this.#shown
    this.#shown = Math.max(from, length)
    return this.#text.slice(from, this.#shown)
  }
}
