import { setImmediate } from 'node:timers/promises'
import { randomUUID } from 'node:crypto'
import { isRecord } from '@taskmesh/errors'

/** A string of at least two of these is found, of at least one may be. */
const BLOCK_BYTES = 64 * 1024
/** How much is looked at before others have a turn, a multiple of four. */
const SLICE_BYTES = 4 * 1024 * 1024
/** How much is decoded at once, a multiple of four. */
const CHUNK_LETTERS = 2 ** 17
const LONGEST_HEADER = 200
const HEADER = /^data:[\w!#$&^.+/;=-]*;base64,/i
/** Smaller bodies are parsed sooner than they are looked through. */
const SMALL_BYTES = 512 * 1024
const QUOTE = 0x22
const BACKSLASH = 0x5c
const PADDING = 0x3d

const scratch = Buffer.alloc((CHUNK_LETTERS / 4) * 3)

/** JSON without its long strings. */
interface LiftedJson {
  json: string
  /** The strings by what stands for each. */
  lifted: ReadonlyMap<string, string>
}

/** Whether a part of a body is base64 in one line, all of its letters. Others have a turn while it is looked at. */
async function isBase64(body: Buffer, start: number, end: number): Promise<boolean> {
  let last = end
  while (end - last < 2 && body[last - 1] === PADDING) last -= 1
  if ((last - start) % 4 === 1 || (last < end && (end - start) % 4 !== 0)) return false
  for (let at = start; at < last; at += CHUNK_LETTERS) {
    const letters = body.toString('latin1', at, Math.min(at + CHUNK_LETTERS, last))
    // What is no letter yields no bits.
    if (scratch.write(letters, 'base64') !== Math.floor((letters.length * 3) / 4)) return false
    if ((at - start) % SLICE_BYTES === SLICE_BYTES - CHUNK_LETTERS) await setImmediate()
  }
  return true
}

interface Span {
  start: number
  end: number
}

/** The next long span without quotes from a place on, between two quotes of which neither is escaped. */
function nextSpan(body: Buffer, from: number): Span | undefined {
  for (let block = Math.max(from, 1); block + BLOCK_BYTES <= body.length;) {
    const end = body.indexOf(QUOTE, block)
    if (end === -1) return undefined
    const start = body.lastIndexOf(QUOTE, block - 1) + 1
    if (end - block >= BLOCK_BYTES && start > 0 && body[start - 2] !== BACKSLASH)
      return { start, end }
    block = Math.max(end + 1, block + BLOCK_BYTES)
  }
  return undefined
}

/**
 * Takes long strings of base64 out of a body of JSON: finding where they end, and that they have nothing that is
 * written otherwise in JSON, is faster than parsing them, and gives others a turn.
 */
async function liftStrings(body: Buffer): Promise<LiftedJson> {
  const lifted = new Map<string, string>()
  const pieces: string[] = []
  let done = 0
  for (let span = nextSpan(body, 0); span !== undefined; span = nextSpan(body, span.end + 1)) {
    const { start, end } = span
    const header = HEADER.exec(
      body.toString('latin1', start, Math.min(start + LONGEST_HEADER, end)),
    )
    if (!(await isBase64(body, start + (header?.[0].length ?? 0), end))) continue
    const name = randomUUID()
    pieces.push(body.toString('utf8', done, start), name)
    lifted.set(name, body.toString('latin1', start, end))
    done = end
    await setImmediate()
  }
  pieces.push(body.toString('utf8', done))
  return { json: pieces.join(''), lifted }
}

/**
 * Puts strings back into the value of JSON without them, which it changes.
 *
 * @returns `undefined` when one of them has no place there: it was a key, or its key came twice.
 */
function putBack(
  value: unknown,
  lifted: ReadonlyMap<string, string>,
): { value: unknown } | undefined {
  let left = lifted.size
  const put = (part: unknown): unknown => {
    if (left === 0) return part
    if (typeof part === 'string') {
      const whole = lifted.get(part)
      if (whole === undefined) return part
      left -= 1
      return whole
    }
    if (Array.isArray(part)) for (const [at, item] of part.entries()) part[at] = put(item)
    else if (isRecord(part)) for (const key of Object.keys(part)) part[key] = put(part[key])
    return part
  }
  const whole = put(value)
  return left === 0 ? { value: whole } : undefined
}

/**
 * Parses a body of JSON. A large one with files in it, as base64, holds the event loop for a few milliseconds at a
 * time: `JSON.parse` alone takes 100 ms and more for one of 26 MB.
 *
 * @param parse - parses JSON, such as `JSON.parse`.
 * @throws what `parse` throws.
 *
 * @example
 * ```ts
 * const { inputs } = await parseJsonBody(body, JSON.parse)
 * ```
 */
export async function parseJsonBody(
  body: Buffer,
  parse: (json: string) => unknown,
): Promise<unknown> {
  if (body.length < SMALL_BYTES) return parse(body.toString())
  const { json, lifted } = await liftStrings(body)
  const value = parse(json)
  if (lifted.size === 0) return value
  return (putBack(value, lifted) ?? { value: parse(body.toString()) }).value
}
