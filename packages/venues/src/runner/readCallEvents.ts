import { InvalidStreamError, readEvents } from '@taskmesh/tasks/dialects/stream'
import { RunnerAnswerError } from './answerErrors.ts'
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

/**
 * Reads what a runner tells of a call: `progress` and `piece` events, and a `result` or `error` at the end. Other events
 * are for other readers.
 *
 * @throws {@link RunnerAnswerError} when the events end before the call, or are none.
 */
export async function readCallEvents(
  url: URL,
  response: Response,
  { maxBytes, onEvent }: ReadCallEventsOptions,
): Promise<CallEnd> {
  try {
    const chunks = limited(url, response, maxBytes)
    for await (const { event, data } of readEvents(chunks, { maxLength: maxBytes })) {
      if (event === 'progress' || event === 'piece')
        onEvent?.({ type: event, data: parse(url, data) })
      if (event === 'result') return { ok: true, json: parse(url, data) }
      if (event === 'error') return { ok: false, json: parse(url, data) }
    }
  } catch (error) {
    if (!(error instanceof InvalidStreamError)) throw error
    throw new RunnerAnswerError(url, error.shortMessage, { cause: error, retryable: true })
  }
  throw new RunnerAnswerError(url, 'it ended before the result', { retryable: true })
}
