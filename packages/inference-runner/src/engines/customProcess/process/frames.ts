import { isRecord } from '@taskmesh/errors'
import * as z from 'zod/mini'
import { EngineCrashedError } from '../../../errors.ts'

/**
 * Messages as they travel to and from a process that is not Node.js: the length of a header (four bytes,
 * the least significant first), the header `{ message, sizes }` as JSON in UTF-8, and as many pieces of
 * bytes as there are sizes. In the message, `{ $: 'bytes', at: n }` stands for piece n.
 */

/** Most bytes of a header. */
const MAX_HEADER_BYTES = 64 * 1024 * 1024
/** Most bytes of what comes behind one. */
const MAX_PIECES_BYTES = 512 * 1024 * 1024
const LENGTH_BYTES = 4

function broken(reason: string): EngineCrashedError {
  return new EngineCrashedError(`It sent what is no message: ${reason}.`)
}

/** The bytes of a message. Bytes in it go behind the header; everything else has to be JSON. */
export function writeFrame(message: unknown): Uint8Array[] {
  const pieces: Uint8Array[] = []
  const json = JSON.stringify({
    message: withoutBytes(message, pieces),
    sizes: pieces.map(({ byteLength }) => byteLength),
  })
  const header = new TextEncoder().encode(json)
  const length = new Uint8Array(LENGTH_BYTES)
  new DataView(length.buffer).setUint32(0, header.length, true)
  return [length, header, ...pieces]
}

function addPiece(pieces: Uint8Array[], { buffer, byteOffset, byteLength }: ArrayBufferView) {
  pieces.push(new Uint8Array(buffer, byteOffset, byteLength))
  return pieces.length - 1
}

function isSamples(value: unknown): value is Float32Array[] {
  return Array.isArray(value) && value.every((row) => row instanceof Float32Array)
}

function withoutBytes(value: unknown, pieces: Uint8Array[]): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutBytes(item, pieces))
  if (value instanceof Uint8Array) return { $: 'bytes', at: addPiece(pieces, value) }
  if (!isRecord(value)) return value
  const { data, width, height, samplingRate, channels } = value
  if (data instanceof Uint8Array && typeof width === 'number') {
    return { $: 'image', width, height, at: addPiece(pieces, data) }
  }
  if (isSamples(channels)) {
    return { $: 'audio', samplingRate, at: channels.map((samples) => addPiece(pieces, samples)) }
  }
  const entries = Object.entries(value).map(
    ([key, item]) => [key, withoutBytes(item, pieces)] as const,
  )
  return Object.hasOwn(value, '$') ? { $: 'object', entries } : Object.fromEntries(entries)
}

function withBytes(value: unknown, pieces: readonly Uint8Array[]): unknown {
  if (Array.isArray(value)) return value.map((item) => withBytes(item, pieces))
  if (!isRecord(value)) return value
  const { $: kind, at, entries } = value
  if (kind === 'bytes') {
    const piece = typeof at === 'number' ? pieces[at] : undefined
    if (piece === undefined) throw broken('bytes are missing')
    return piece
  }
  const pairs = kind === 'object' ? z.parse(objectEntries, entries) : Object.entries(value)
  return Object.fromEntries(pairs.map(([key, item]) => [key, withBytes(item, pieces)]))
}

const objectEntries = z.array(z.tuple([z.string(), z.unknown()]))
const size = z.int().check(z.gte(0), z.lte(MAX_PIECES_BYTES))
const headerSchema = z.object({ message: z.unknown(), sizes: z.array(size) })

/** Collects chunks, and gives as many bytes as are asked for, once they are there. */
class Chunks {
  #chunks: Uint8Array[] = []
  #length = 0

  push(chunk: Uint8Array): void {
    this.#chunks.push(chunk)
    this.#length += chunk.length
  }

  take(count: number): Uint8Array<ArrayBuffer> | undefined {
    if (this.#length < count) return undefined
    const taken = new Uint8Array(count)
    let filled = 0
    while (filled < count) {
      const [chunk = new Uint8Array()] = this.#chunks
      const part = chunk.subarray(0, count - filled)
      taken.set(part, filled)
      filled += part.length
      if (part.length === chunk.length) this.#chunks.shift()
      else this.#chunks[0] = chunk.subarray(part.length)
    }
    this.#length -= count
    return taken
  }
}

/**
 * Makes a function that takes the chunks of a stream of messages, cut anywhere, and calls back with each
 * message that is whole.
 *
 * @returns a function that throws {@link EngineCrashedError} for what is no message, after which it is not
 * to be called again.
 */
export function frameReader(onMessage: (message: unknown) => void): (chunk: Uint8Array) => void {
  const chunks = new Chunks()
  let next: 'length' | { header: number } | z.infer<typeof headerSchema> = 'length'
  const pieces: Uint8Array[] = []

  function readHeader(bytes: Uint8Array): z.infer<typeof headerSchema> {
    try {
      const header = z.parse(headerSchema, JSON.parse(new TextDecoder().decode(bytes)))
      const total = header.sizes.reduce((sum, one) => sum + one, 0)
      if (total <= MAX_PIECES_BYTES) return header
    } catch {
      throw broken('it has a header that cannot be read')
    }
    throw broken(`it has more than ${MAX_PIECES_BYTES} bytes`)
  }

  /** Takes what is next, if it is there. */
  function advance(): boolean {
    if (next === 'length') {
      const bytes = chunks.take(LENGTH_BYTES)
      if (bytes === undefined) return false
      const length = new DataView(bytes.buffer).getUint32(0, true)
      if (length > MAX_HEADER_BYTES) throw broken('it has no header')
      next = { header: length }
      return true
    }
    if ('header' in next) {
      const bytes = chunks.take(next.header)
      if (bytes === undefined) return false
      next = readHeader(bytes)
      return true
    }
    const due = next.sizes[pieces.length]
    if (due === undefined) {
      const message = withBytes(next.message, pieces.splice(0))
      next = 'length'
      onMessage(message)
      return true
    }
    const piece = chunks.take(due)
    if (piece !== undefined) pieces.push(piece)
    return piece !== undefined
  }

  return (chunk) => {
    chunks.push(chunk)
    while (advance());
  }
}
