import type { FastifyInstance, FastifyReply } from 'fastify'
import { CHAT_TASKS, runChat, streamChat, type ChatCall } from '../../calls/chatCall.ts'
import { countChatTokens } from '../../calls/countChatTokens.ts'
import { findModel } from '../../calls/findModel.ts'
import { eventsWithPaths, withPaths } from '../../calls/pathMap.ts'
import type { DialectContext } from '../../core/dialect.ts'
import { NotFoundError } from '../../core/errors.ts'
import { sendEvents, type ServerSentEvent } from '../../core/sendEvents.ts'
import { ResponseWriter } from './responseEvents.ts'
import { newId } from './responseObject.ts'
import { readResponseCall, type ResponseCall } from './responseRequest.ts'

/** The routes that read what was stored, by their methods. */
const OF_STORED = {
  GET: ['/v1/responses/:id', '/v1/responses/:id/input_items'],
  DELETE: ['/v1/responses/:id'],
  POST: ['/v1/responses/:id/cancel'],
} as const

/** Adds `/v1/responses`. Nothing is stored: what asks for a response that was given is answered with a 404. */
export function addResponseRoutes(
  app: FastifyInstance,
  { runner, calls }: Pick<DialectContext, 'runner' | 'calls'>,
): void {
  function read(body: unknown, reply: FastifyReply) {
    const call = readResponseCall(body)
    const model = findModel(runner, call.request.model ?? undefined, CHAT_TASKS)
    const chat: ChatCall = { calls, reply, model, body: call.chat }
    const header = {
      id: newId('resp'),
      created: Math.floor(Date.now() / 1000),
      model: model.id,
      request: call.request,
    }
    return { call, chat, writer: new ResponseWriter(header) }
  }

  async function* toEvents(
    { paths }: ResponseCall,
    chat: ChatCall,
    writer: ResponseWriter,
  ): AsyncGenerator<ServerSentEvent> {
    let hasBegun = false
    for await (const piece of eventsWithPaths(paths, streamChat(chat))) {
      if (!hasBegun) yield* writer.begin()
      hasBegun = true
      yield* writer.add(piece)
    }
    if (!hasBegun) yield* writer.begin()
    yield* writer.end()
  }

  app.post('/v1/responses', async ({ body }, reply) => {
    const { call, chat, writer } = read(body, reply)
    if (call.request.stream === true) {
      return sendEvents(reply, toEvents(call, chat, writer), {
        toErrorEvent: ({ message, code, path }) =>
          writer.event('error', { code: code.toLowerCase(), message, param: path ?? null }),
      })
    }
    const answer = await withPaths(call.paths, runChat(chat))
    return reply.send(writer.whole(answer))
  })

  app.post('/v1/responses/input_tokens', async ({ body }, reply) => {
    const { call, chat } = read(body, reply)
    const input_tokens = await withPaths(call.paths, countChatTokens(chat))
    return reply.send({ object: 'response.input_tokens', input_tokens })
  })

  const answerStored = async () => {
    throw new NotFoundError(
      'There is no such response: nothing is stored here. Send the whole conversation to POST /v1/responses.',
    )
  }
  for (const url of OF_STORED.GET) app.get(url, answerStored)
  for (const url of OF_STORED.DELETE) app.delete(url, answerStored)
  for (const url of OF_STORED.POST) app.post(url, answerStored)
}
