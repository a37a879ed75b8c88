import { faultEvent } from '@taskmesh/tasks/dialects/stream'
import type { FastifyReply } from 'fastify'
import { sendEvents } from '../core/sendEvents.ts'
import type { CallAnswer } from './runCall.ts'

/** Sends the pieces of a call as they come. What breaks them off is the last event, in the form of the pieces. */
export function sendPieces(
  reply: FastifyReply,
  { pieces, events }: Extract<CallAnswer, { kind: 'events' }>,
): Promise<FastifyReply> {
  return sendEvents(reply, events, {
    toErrorEvent: ({ message, code }) => faultEvent(pieces, { message, type: code.toLowerCase() }),
  })
}
