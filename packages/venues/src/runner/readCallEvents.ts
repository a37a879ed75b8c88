import { isRecord } from '@taskmesh/errors'
import { InvalidStreamError, readEvents } from '@taskmesh/tasks/dialects/stream'
import { RunnerAnswerError } from './answerErrors.ts'
import type { PlainPieces } from './PlainPieces.ts'
import { limitedChunks } from './readLimited.ts'

/** What a runner tells of a call while it runs it. */
export type CallEvent =
  /** How far it is. */
  | { type: 'progress'; data: unknown }
  /** A piece of the answer. */
  | { type: 'piece'; data: unknown }

export interface ReadCallEventsOptions {
  /** Most bytes of all events together. */
  maxBytes: number
  onEvent?: ((event: CallEvent) => void) | undefined
}

/** What the last event says: a result, or an error. */
export interface CallEnd {
  ok: boolean
  json: unknown
}

async function* limited(url: URL, response: Response, maxBytes: number) {
  let isTooLarge = false
  yield* limitedChunks(response, maxBytes, () => (isTooLarge = true))
  if (isTooLarge) throw new RunnerAnswerError(url, `it is larger than ${maxBytes} bytes`)
}

function parse(url: URL, data: string): unknown {
  try {
    return JSON.parse(data)
  } catch (cause) {
    throw new RunnerAnswerError(url, 'an event of it carries no JSON', { cause })
  }
}

/** What an event without a name carries, where such a stream ends by a word. */
const DONE = '[DONE]'

function isFault(json: unknown): boolean {
  return isRecord(json) && 'error' in json && !('choices' in json)
}

/**
 * Reads what a runner tells of a call: `progress` and `piece` events, and a `result` or `error` at the end. Events without
 * a name are pieces as OpenAI and the servers that follow it stream them, of which the result is put together. Other events
 * are for other readers.
 *
 * @throws {@link RunnerAnswerError} when the events end before the call, or are none.
 */
export async function readCallEvents(
  url: URL,
  response: Response,
  { maxBytes, onEvent }: ReadCallEventsOptions,
): Promise<CallEnd> {
  let plain: PlainPieces | undefined
  const wholeOf = (isEnd: boolean): CallEnd | undefined => {
    const output = plain?.output(isEnd)
    return output === undefined ? undefined : { ok: true, json: { output } }
  }
  try {
    const chunks = limited(url, response, maxBytes)
    for await (const { event, data } of readEvents(chunks, { maxLength: maxBytes })) {
      if (event === 'progress' || event === 'piece')
        onEvent?.({ type: event, data: parse(url, data) })
      if (event === 'result') return { ok: true, json: parse(url, data) }
      if (event === 'error') return { ok: false, json: parse(url, data) }
      if (event !== undefined || data.trim() === '') continue
      if (data.trim() === DONE) {
        const whole = wholeOf(true)
        if (whole !== undefined) return whole
        break
      }
      const json = parse(url, data)
      if (isFault(json)) return { ok: false, json }
      // Readers of the formats are large, and runners have names for their events.
      plain ??= new (await import('./PlainPieces.ts')).PlainPieces()
      plain.add(json)
      onEvent?.({ type: 'piece', data: json })
    }
    const whole = wholeOf(false)
    if (whole !== undefined) return whole
  } catch (error) {
    if (!(error instanceof InvalidStreamError)) throw error
    throw new RunnerAnswerError(url, error.shortMessage, { cause: error, retryable: true })
  }
  throw new RunnerAnswerError(url, 'it ended before the result', { retryable: true })
}
