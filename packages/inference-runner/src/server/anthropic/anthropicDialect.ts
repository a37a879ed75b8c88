import { isRecord } from '@taskmesh/errors'
import type { FastifyReply } from 'fastify'
import { CHAT_TASKS, runChat, streamChat, type ChatCall } from '../calls/chatCall.ts'
import { countChatTokens } from '../calls/countChatTokens.ts'
import { findModel } from '../calls/findModel.ts'
import { readStreamFlags } from '../calls/liberalStream.ts'
import { eventsWithPaths, withPaths, type PathMap } from '../calls/pathMap.ts'
import type { Dialect } from '../core/dialect.ts'
import { sendEvents, type ServerSentEvent } from '../core/sendEvents.ts'
import { anthropicErrorForm } from './anthropicErrorForm.ts'
import { ANTHROPIC_PATHS } from './anthropicPaths.ts'
import { readCountCall, readMessageCall } from './messageRequest.ts'
import { MessageWriter, writeMessage } from './messageWriter.ts'

async function* toEvents(chat: ChatCall, paths: PathMap): AsyncGenerator<ServerSentEvent> {
  const writer = new MessageWriter(chat.model.id)
  let hasBegun = false
  for await (const piece of eventsWithPaths(paths, streamChat(chat))) {
    if (!hasBegun) yield* writer.begin()
    hasBegun = true
    yield* writer.add(piece)
  }
  if (!hasBegun) yield* writer.begin()
  yield* writer.end()
}

/** An error says which request it belongs to. */
function withRequestId(body: unknown, id: string): unknown {
  return isRecord(body) && body['type'] === 'error' ? { ...body, request_id: id } : body
}

/**
 * Anthropic's dialect: `/v1/messages` and `/v1/messages/count_tokens`, for models that chat. Fields that are not
 * known are ignored, and so is `anthropic-version`; a call without a model means the only one that chats.
 *
 * @example
 * ```ts
 * const client = new Anthropic({ baseURL: 'http://127.0.0.1:8080', apiKey: 'none' })
 * const messages = [{ role: 'user' as const, content: 'Hi' }]
 * await client.messages.create({ model: 'me/model', max_tokens: 100, messages })
 * ```
 */
export const anthropicDialect: Dialect = {
  name: 'anthropic',
  errorForm: anthropicErrorForm,
  prefixes: ['/v1/messages'],
  openApi: () => ({ paths: ANTHROPIC_PATHS }),

  addRoutes(app, { runner, calls }) {
    readStreamFlags(app)
    app.addHook('onRequest', async ({ id }, reply) => void reply.header('request-id', id))
    app.addHook('preSerialization', async ({ id }, _reply, body) => withRequestId(body, id))

    function chatOf(model: string | null | undefined, body: ChatCall['body'], reply: FastifyReply) {
      return { calls, reply, model: findModel(runner, model ?? undefined, CHAT_TASKS), body }
    }

    app.post('/v1/messages', async ({ body, id }, reply) => {
      const { request, chat: asked, paths } = readMessageCall(body)
      const chat = chatOf(request.model, asked, reply)
      if (request.stream === true) {
        return sendEvents(reply, toEvents(chat, paths), {
          toErrorEvent: (error, facts) => ({
            event: 'error',
            data: withRequestId(anthropicErrorForm(error, facts).body, id),
          }),
        })
      }
      const answer = await withPaths(paths, runChat(chat))
      return reply.send(writeMessage(chat.model.id, answer))
    })

    app.post('/v1/messages/count_tokens', async ({ body }, reply) => {
      const { request, chat, paths } = readCountCall(body)
      const input_tokens = await withPaths(
        paths,
        countChatTokens(chatOf(request.model, chat, reply)),
      )
      return reply.send({ input_tokens })
    })
  },
}
