import { InvalidOutputError, InvalidStreamError, StreamFailedError } from '../../errors.ts'
import { check } from '../../parse/check.ts'
import { safely } from '../../parse/safely.ts'
import { checkSized } from '../shared/checkSized.ts'
import { isJsonObject } from '../shared/isJsonObject.ts'
import { parseJson } from '../shared/parseJson.ts'
import { readFault } from './formats/fault.ts'
import { DONE, STREAM_FORMATS, type StreamFormat, type StreamPiece } from './formats/formats.ts'
import { readEvents, type ReadEventsOptions, type ServerSentEvent } from './sse/readEvents.ts'

/** Kinds of events that only keep a connection open. */
const KEEP_ALIVE = new Set(['ping', 'heartbeat', 'keep-alive', 'keepalive'])

/** The end of a stream, which some write as a string of JSON. */
const isEnd = (data: string) => data === DONE || data === `"${DONE}"`

/**
 * An event as those that it is. Servers and proxies that leave out the empty lines between events make one
 * of them, whose lines each carry JSON.
 */
function eventsIn(event: ServerSentEvent): readonly ServerSentEvent[] {
  if (!event.data.includes('\n') || parseJson(event.data) !== undefined) return [event]
  const lines = event.data.split('\n').filter((line) => line.trim() !== '')
  const areEvents = lines.every((line) => isEnd(line.trim()) || parseJson(line) !== undefined)
  return areEvents ? lines.map((data) => ({ ...event, data })) : [event]
}

/** What an event carries: one piece, or a list of them. Throws the error that it may be. */
function readData(event: ServerSentEvent): readonly unknown[] {
  const json = parseJson(event.data)
  const fault = readFault(event, json === undefined ? event.data : json.value)
  if (fault !== undefined) throw new StreamFailedError(fault)
  if (json === undefined)
    throw new InvalidStreamError('what an event carries is no JSON', { received: event.data })
  return Array.isArray(json.value) && json.value.every(isJsonObject) ? json.value : [json.value]
}

function carriesNothing({ event, data }: ServerSentEvent): boolean {
  return data.trim() === '' || KEEP_ALIVE.has(event ?? '')
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
  function* readPieces(event: ServerSentEvent): Generator<StreamPiece<Format>, void, undefined> {
    for (const piece of readData(event)) {
      const checked = safely(() =>
        checkSized(piece, () => {
          const { value, toWire } = read(piece)
          return check(schema, value, toWire)
        }),
      )
      if (!checked.success) throw new InvalidOutputError(format, checked.issues, event.data)
      // The schema is that of the format, which the compiler cannot follow for an open Format.
      yield checked.data as StreamPiece<Format>
    }
  }

  for await (const all of readEvents(body, options)) {
    for (const event of eventsIn(all)) {
      if (isEnd(event.data.trim())) return
      if (!carriesNothing(event)) yield* readPieces(event)
    }
  }
}
