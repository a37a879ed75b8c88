import type { ServerFault } from '../../errors.ts'
import { STREAM_FORMATS, type StreamFormat, type StreamPiece } from './formats/formats.ts'
import type { ServerSentEvent } from './sse/readEvents.ts'

/**
 * Writes one piece of an answer as a server-sent event. {@link encodeStream} writes whole streams; this is for
 * servers that send events themselves.
 *
 * @example
 * ```ts
 * const token = { id: 5, text: ' upon', logprob: -0.5, special: false }
 * pieceEvent('text-generation', { token }).data // '{"token":{"id":5,…},"generated_text":null,…}'
 * ```
 */
export function pieceEvent<Format extends StreamFormat>(
  format: Format,
  piece: StreamPiece<Format>,
): ServerSentEvent {
  return { data: JSON.stringify(STREAM_FORMATS[format].write(piece)) }
}

/**
 * Writes what broke a stream off as its last event, as the servers of the format do.
 *
 * @example
 * ```ts
 * faultEvent('text-generation', { message: 'The model stopped.' })
 * // { event: 'error', data: '{"error":"The model stopped.","error_type":"generation"}' }
 * ```
 */
export function faultEvent(format: StreamFormat, fault: ServerFault): ServerSentEvent {
  return STREAM_FORMATS[format].writeFault(fault)
}

/**
 * Returns the event after the last piece, where the format has one.
 *
 * @example
 * ```ts
 * endEvent('chat-completion') // { data: '[DONE]' }
 * endEvent('text-generation') // undefined
 * ```
 */
export function endEvent(format: StreamFormat): ServerSentEvent | undefined {
  const { end } = STREAM_FORMATS[format]
  return end === undefined ? undefined : { data: end }
}
