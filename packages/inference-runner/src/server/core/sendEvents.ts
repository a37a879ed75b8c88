import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { withHeartbeat } from './withHeartbeat.ts'

/**
 * Answers with a stream of server-sent events. When the reader goes, the stream is ended, and with it
 * what makes it.
 *
 * @param events - the bytes of whole events.
 */
export function sendEvents(reply: FastifyReply, events: AsyncIterator<Uint8Array>): FastifyReply {
  return reply
    .type('text/event-stream; charset=utf-8')
    .header('cache-control', 'no-cache')
    .header('x-accel-buffering', 'no')
    .send(Readable.from(withHeartbeat(events), { objectMode: false }))
}
