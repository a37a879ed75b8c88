import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ErrorBody } from '@taskmesh/errors'
import type { FastifyReply } from 'fastify'
import { takeWarningComment } from '../calls/warningHeader.ts'
import { toErrorReply, type ErrorReply } from './toErrorReply.ts'

const HEARTBEAT_MS = 15_000
const HEARTBEAT = ': heartbeat\n\n'

/** A server-sent event. */
export interface ServerSentEvent {
  /** Its type; none for plain `data`. */
  event?: string | undefined
  id?: string | undefined
  /** A string is sent as it is, such as `[DONE]`; anything else as JSON. */
  data: unknown
}

export interface SendEventsOptions {
  /** How the dialect writes an error that comes after the stream has begun; `undefined` for nothing. */
  toErrorEvent: (error: ErrorBody, facts: ErrorReply) => ServerSentEvent | undefined
  /** After how long without an event a comment is sent, in milliseconds. Default 15 000. */
  heartbeatMs?: number | undefined
}

function write({ event, id, data }: ServerSentEvent): string {
  const text = typeof data === 'string' ? data : JSON.stringify(data)
  const lines = text.split(/\r\n|\r|\n/).map((line) => `data: ${line}\n`)
  const head = `${event === undefined ? '' : `event: ${event}\n`}${id === undefined ? '' : `id: ${id}\n`}`
  return `${head}${lines.join('')}\n`
}

/** Resolves when an event has come, or after a while: whether one has. */
async function comes(next: Promise<unknown>, ms: number): Promise<boolean> {
  const stop = new AbortController()
  const late = sleep(ms, false, { signal: stop.signal }).catch(() => false)
  try {
    return await Promise.race([next.then(() => true), late])
  } finally {
    stop.abort()
  }
}

/**
 * Sends events as they come (`text/event-stream`), no faster than they are read, with a comment every 15
 * seconds in which there is none, so that no proxy takes the connection for dead.
 *
 * The first event is waited for, so that an error before it has a status of its own; after 15 seconds
 * without one the stream begins. Warnings of the call, which come last, are a comment `x-taskmesh-warnings`, as JSON. An error after that is the last event. When the reader goes, the
 * iteration of the events is left, which ends the call.
 *
 * Source: HTML Standard, 9.2 Server-sent events.
 *
 * @example
 * ```ts
 * return sendEvents(reply, events, { toErrorEvent: (error) => ({ data: { error } }) })
 * ```
 */
export async function sendEvents(
  reply: FastifyReply,
  events: AsyncIterable<ServerSentEvent>,
  { toErrorEvent, heartbeatMs = HEARTBEAT_MS }: SendEventsOptions,
): Promise<FastifyReply> {
  const iterator = events[Symbol.asyncIterator]()
  let next = iterator.next()
  await comes(next, heartbeatMs)

  async function* lines(): AsyncGenerator<string, void, void> {
    try {
      for (;;) {
        while (!(await comes(next, heartbeatMs))) yield HEARTBEAT
        const { done, value } = await next
        const warnings = takeWarningComment(reply)
        if (warnings !== undefined) yield warnings
        if (done) return
        yield write(value)
        next = iterator.next()
      }
    } catch (thrown) {
      const failure = toErrorReply(thrown)
      const event = toErrorEvent(failure.error, failure)
      if (event !== undefined) yield write(event)
    } finally {
      await iterator.return?.()
    }
  }

  return reply
    .headers({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache',
      'x-accel-buffering': 'no',
    })
    .send(Readable.from(lines()))
}
