/** How much of a value is written to be read. */
interface Limits {
  /** Most characters. */
  characters: number
  /** Most levels of objects in objects. */
  depth: number
}

const LONGEST_TEXT = 2000
const START = 100

function writeText(text: string): string {
  if (text.length <= LONGEST_TEXT) return JSON.stringify(text)
  return JSON.stringify(`${text.slice(0, START)}… (${text.length} characters)`)
}

function isList(value: object): value is readonly unknown[] {
  return Array.isArray(value)
}

/** Writes a value until there is no more room; then only closes what is open. */
class JsonWriter {
  #text = ''
  readonly #limits: Limits
  isCut = false

  constructor(limits: Limits) {
    this.#limits = limits
  }

  get text(): string {
    return this.#text
  }

  write(value: unknown, depth = 0): void {
    if (typeof value === 'string') this.#text += writeText(value)
    else if (value instanceof Blob) this.#text += writeText(`${value.size} bytes`)
    else if (ArrayBuffer.isView(value)) this.#text += writeText(`${value.byteLength} bytes`)
    else if (typeof value !== 'object' || value === null) {
      this.#text += typeof value === 'bigint' ? String(value) : (JSON.stringify(value) ?? 'null')
    } else if (depth >= this.#limits.depth) this.#cut()
    else if (isList(value))
      this.#writeAll('[]', value.length, (index) => [undefined, value[index]], depth)
    else this.#writeFields(value, depth)
  }

  #cut(): void {
    this.isCut = true
    this.#text += '…'
  }

  #writeFields(value: object, depth: number): void {
    const entries = Object.entries(value).filter(([, part]) => part !== undefined)
    this.#writeAll('{}', entries.length, (index) => entries[index] ?? ['', null], depth)
  }

  #writeAll(
    [open = '', close = '']: string,
    count: number,
    at: (index: number) => readonly [key: string | undefined, part: unknown],
    depth: number,
  ): void {
    if (count === 0) return void (this.#text += `${open}${close}`)
    const indent = '  '.repeat(depth + 1)
    this.#text += open
    for (let index = 0; index < count; index += 1) {
      this.#text += `${index === 0 ? '' : ','}\n${indent}`
      if (this.#text.length >= this.#limits.characters) {
        this.#cut()
        break
      }
      const [key, part] = at(index)
      if (key !== undefined) this.#text += `${writeText(key)}: `
      this.write(part, depth + 1)
    }
    this.#text += `\n${'  '.repeat(depth)}${close}`
  }
}

/**
 * Writes as much of a value as a person reads, as JSON: long texts, deep objects and the rest of long
 * lists become `…`. It takes no longer for a large value than for a small one.
 *
 * @returns the text, and whether something is missing.
 *
 * @example
 * ```ts
 * writeJson([1, 2, 3]) // { text: '[\n  1,\n  2,\n  3\n]', isCut: false }
 * ```
 */
export function writeJson(
  value: unknown,
  limits: Limits = { characters: 20_000, depth: 24 },
): { text: string; isCut: boolean } {
  const writer = new JsonWriter(limits)
  writer.write(value)
  return { text: writer.text, isCut: writer.isCut }
}
