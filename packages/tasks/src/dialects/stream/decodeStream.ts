import { InvalidOutputError, InvalidStreamError, StreamFailedError } from '../../errors.ts'
import { check } from '../../parse/check.ts'
import { readFault } from './formats/fault.ts'
import { DONE, STREAM_FORMATS, type StreamFormat, type StreamPiece } from './formats/formats.ts'
import { readEvents, type ReadEventsOptions, type ServerSentEvent } from './sse/readEvents.ts'

/** Kinds of events that only keep a connection open. */
const KEEP_ALIVE = new Set(['ping', 'heartbeat', 'keep-alive', 'keepalive'])

function parseJson({ data }: ServerSentEvent): { value?: unknown } {
  try {
    return { value: JSON.parse(data) as unknown }
  } catch {
    return {}
  }
}

/** What an event carries. Throws the error that it may be. */
function readData(event: ServerSentEvent): unknown {
  const json = parseJson(event)
  const fault = readFault(event, 'value' in json ? json.value : event.data)
  if (fault !== undefined) throw new StreamFailedError(fault)
  if (!('value' in json))
    throw new InvalidStreamError('what an event carries is no JSON', { received: event.data })
  return json.value
}

/**
 * Reads a streamed answer: the bytes of an HTTP body to the pieces of its task, in canonical form. How
 * the bytes are cut does not matter. Ends at `[DONE]` or at the end of the body, and stops reading when
 * the caller does.
 *
 * @param format - whose answer it is: `chat-completion` and `completion` as OpenAI and the servers that
 * follow it stream them, `text-generation` and `text2text-generation` as TGI does.
 * @param body - the chunks, such as the `body` of a `Response`; strings are taken as well.
 * @throws {@link StreamFailedError} when the server says in an event that it failed;
 * {@link InvalidStreamError} for what is no stream of JSON or breaks off, and for an event that is too
 * long; {@link InvalidOutputError} for a piece that does not fit the task's schema.
 *
 * @example
 * ```ts
 * async function* body() {
 *   yield 'data: {"choices":[{"delta":{"content":"Hi"}}]}\n\n'
 *   yield 'data: [DONE]\n\n'
 * }
 * for await (const { choices } of decodeStream('chat-completion', body()))
 *   choices[0]?.delta.content // 'Hi'
 * ```
 */
export async function* decodeStream<Format extends StreamFormat>(
  format: Format,
  body: AsyncIterable<Uint8Array | string>,
  options?: ReadEventsOptions,
): AsyncGenerator<StreamPiece<Format>, void, undefined> {
  const { schema, reader } = STREAM_FORMATS[format]
  const read = reader()
  for await (const event of readEvents(body, options)) {
    const data = event.data.trim()
    if (data === DONE) return
    if (data === '' || KEEP_ALIVE.has(event.event ?? '')) continue
    const { value, toWire } = read(readData(event))
    const checked = check(schema, value, toWire)
    if (!checked.success) throw new InvalidOutputError(format, checked.issues, event.data)
    // The schema is that of the format, which the compiler cannot follow for an open Format.
    yield checked.data as StreamPiece<Format>
  }
}
