import { StreamFailedError, TaskmeshError, type ServerFault } from '../../errors.ts'
import type { StreamFormat, StreamPiece } from './formats/formats.ts'
import type { ServerSentEvent } from './sse/readEvents.ts'
import { writeEvent } from './sse/writeEvent.ts'
import { endEvent, faultEvent, pieceEvent } from './streamEvents.ts'

/** How a stream is written. */
export interface EncodeStreamOptions {
  /** Called with what broke the pieces off, which the reader of the stream learns of as an event. */
  onError?: ((error: unknown) => void) | undefined
}

/** What may be said of an error outside: nothing of one that nobody has worded for it. */
function faultOf(error: unknown): ServerFault {
  if (error instanceof StreamFailedError)
    return { message: error.serverMessage, type: error.serverType, code: error.serverCode }
  return error instanceof TaskmeshError
    ? { message: error.shortMessage, type: error.code.toLowerCase() }
    : { message: 'The server failed.' }
}

/**
 * Writes an answer that comes in pieces as the bytes of an HTTP body of the type `text/event-stream`:
 * an event for each piece, and `[DONE]` where the format has it. When the pieces break off with an error,
 * it is the last event, in the format's own form, and `[DONE]` is left out.
 *
 * @param format - `chat-completion` and `completion` as OpenAI streams them, `text-generation` and
 * `text2text-generation` as TGI does.
 *
 * @example
 * ```ts
 * async function* pieces() {
 *   const delta = { role: 'assistant', content: 'Hi' } as const
 *   const choices = [{ index: 0, delta, finish_reason: 'stop' }]
 *   yield { id: 'chatcmpl-1', created: 1760000000, model: 'me/model', choices }
 * }
 * const bytes = encodeStream('chat-completion', pieces())
 * ```
 */
export async function* encodeStream<Format extends StreamFormat>(
  format: Format,
  pieces: AsyncIterable<StreamPiece<Format>>,
  { onError }: EncodeStreamOptions = {},
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const encoder = new TextEncoder()
  const encode = (event: ServerSentEvent) => encoder.encode(writeEvent(event))
  try {
    for await (const piece of pieces) yield encode(pieceEvent(format, piece))
  } catch (error) {
    onError?.(error)
    yield encode(faultEvent(format, faultOf(error)))
    return
  }
  const end = endEvent(format)
  if (end !== undefined) yield encode(end)
}
