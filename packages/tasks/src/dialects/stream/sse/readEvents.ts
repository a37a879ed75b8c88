import { InvalidStreamError } from '../../../errors.ts'
import { MAX_MEDIA_TEXT_LENGTH } from '../../../schema/mediaTextLimits.ts'
import { parseJson } from '../../shared/parseJson.ts'
import { decodeText } from './decodeText.ts'
import { lineSplitter } from './lines.ts'

/** One event of a stream of server-sent events. */
export interface ServerSentEvent {
  /** The kind of event; left out for plain ones. */
  event?: string
  /** What it carries, its lines joined by line feeds. */
  data: string
}

/** How a stream is read. */
export interface ReadEventsOptions {
  /** Most characters of one line and of one event. Default: the largest media as base64, about 28 million. */
  maxLength?: number | undefined
}

/** Room for an answer that carries media, as some models answer with pictures or speech. */
export const MAX_EVENT_LENGTH = MAX_MEDIA_TEXT_LENGTH

/** A line that is no field of an event but a value by itself, as a server writes that knows no events. */
const IS_JSON_LINE = /^[{[]/

/** What the lines of events begin with; a comment begins with nothing. */
const FIELDS = new Set(['', 'data', 'event', 'id', 'retry'])

/** What ends a stream, such as `[DONE]`. */
const IS_END_LINE = /^\[[A-Z]+\]$/

/** JSON as one value, or as one in each line, of which the last may be the end of the stream. */
function isWhole(data: string): boolean {
  if (parseJson(data) !== undefined) return true
  const lines = data.split('\n').map((line) => line.trim())
  return lines.every(
    (line) => line === '' || IS_END_LINE.test(line) || parseJson(line) !== undefined,
  )
}

/** Collects lines to events. */
function eventAssembler(maxLength: number) {
  let data: string[] = []
  let length = 0
  let type = ''
  let hasEvents = false
  let foreign: string | undefined
  let isDocument = false

  function append(line: string): void {
    data.push(line)
    length += line.length + 1
    if (length > maxLength + 1)
      throw new InvalidStreamError(`an event has more than ${maxLength} characters`)
  }

  function end(): ServerSentEvent[] {
    const event = { ...(type === '' ? {} : { event: type }), data: data.join('\n') }
    const isEmpty = data.length === 0
    hasEvents ||= !isEmpty
    data = []
    length = 0
    type = ''
    return isEmpty ? [] : [event]
  }

  return {
    /** The event that a line ends, if it does. */
    push(line: string): ServerSentEvent[] {
      if (isDocument) {
        append(line)
        return []
      }
      if (line === '') return end()
      if (IS_JSON_LINE.test(line)) {
        isDocument = !hasEvents && data.length === 0 && !isWhole(line)
        if (isDocument) {
          append(line)
          return []
        }
        hasEvents = true
        return [...end(), { data: line }]
      }
      const [name = ''] = line.split(':', 1)
      const value = line.slice(name.length + 1).replace(/^ /, '')
      if (name === 'error' && IS_JSON_LINE.test(value)) {
        hasEvents = true
        return [...end(), { event: 'error', data: value }]
      }
      if (!FIELDS.has(name)) foreign ??= line
      if (name === 'event') type = value
      if (name === 'data') append(value)
      return []
    },
    end,
    /** The first line that is no part of an event, when there was none at all, as in a page of HTML. */
    foreign: () => (hasEvents ? undefined : foreign),
  }
}

/**
 * Reads server-sent events from bytes that come in chunks of any size: characters and line ends may be
 * split between them. Takes CR LF, LF and CR as line ends, a byte order mark, comments, data in several
 * lines, a last event without an empty line behind it, lines of JSON without a field name, a body that is
 * one value of JSON, and the field `error` of llama.cpp. Ids and reconnection times are left out, as none
 * of the APIs here has a use for them.
 *
 * Source: HTML standard, "Server-sent events", https://html.spec.whatwg.org/multipage/server-sent-events.html
 *
 * @throws {@link InvalidStreamError} for a line or an event that is too long, for a stream that breaks off
 * within an event, and for what is no stream of events at all.
 *
 * @example
 * ```ts
 * async function* chunks() {
 *   yield ': hello\ndata: {"a":'
 *   yield '1}\n\n'
 * }
 * for await (const event of readEvents(chunks())) {
 *   event // { data: '{"a":1}' }
 * }
 * ```
 */
export async function* readEvents(
  chunks: AsyncIterable<Uint8Array | string>,
  { maxLength = MAX_EVENT_LENGTH }: ReadEventsOptions = {},
): AsyncGenerator<ServerSentEvent, void, undefined> {
  const lines = lineSplitter(maxLength)
  const events = eventAssembler(maxLength)
  for await (const text of decodeText(chunks)) {
    for (const line of lines.push(text)) yield* events.push(line)
  }
  const last = [...events.push(lines.rest()), ...events.end()]
  for (const event of last) {
    const isCut = IS_JSON_LINE.test(event.data) && !isWhole(event.data)
    if (isCut) throw new InvalidStreamError('it breaks off within an event', { isCut: true })
    yield event
  }
  const foreign = events.foreign()
  if (foreign !== undefined)
    throw new InvalidStreamError('it holds no events', { received: foreign })
}
