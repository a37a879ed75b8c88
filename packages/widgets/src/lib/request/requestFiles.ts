import { hasFields } from '../form/records.ts'

/** Texts of more characters are shown as a file when they are media: nobody reads base64. */
const LONGEST_DATA_URL = 200
const PREFIX = 'file:'

type Media = string | Uint8Array | Blob

function isFile(value: unknown): value is Media {
  if (typeof value === 'string') {
    return value.length > LONGEST_DATA_URL && /^data:(image|audio|video|model)\//i.test(value)
  }
  return value instanceof Blob || value instanceof Uint8Array
}

function mapLeaves(value: unknown, change: (leaf: unknown) => unknown): unknown {
  if (isFile(value)) return change(value)
  if (Array.isArray(value)) return value.map((part) => mapLeaves(part, change))
  if (!hasFields(value)) return change(value)
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, mapLeaves(part, change)]),
  )
}

/**
 * The media of a request by names, so that a person can read and change the rest of it as JSON:
 * `{ "inputs": "file:cat.png" }`.
 */
export class RequestFiles {
  readonly #names = new Map<Media, string>()
  readonly #files = new Map<string, Media>()

  /** A copy of a request in which names stand for its media. */
  hide(request: unknown): unknown {
    return mapLeaves(request, (leaf) => (isFile(leaf) ? this.#nameOf(leaf) : leaf))
  }

  /** The opposite of {@link hide}. Names of nothing stay as they are. */
  show(request: unknown): unknown {
    return mapLeaves(request, (leaf) => (typeof leaf === 'string' ? this.#fileOf(leaf) : leaf))
  }

  #nameOf(file: Media): string {
    const known = this.#names.get(file)
    if (known !== undefined) return known
    const word = file instanceof File && file.name !== '' ? file.name : 'media'
    const name = this.#free(`${PREFIX}${word}`)
    this.#names.set(file, name)
    this.#files.set(name, file)
    return name
  }

  #free(name: string): string {
    for (let number = 1; ; number += 1) {
      const one = number === 1 ? name : `${name} ${number}`
      if (!this.#files.has(one)) return one
    }
  }

  #fileOf(text: string): Media {
    return this.#files.get(text) ?? text
  }
}
