import type { TaskId } from '@taskmesh/tasks'
import { isRecord } from '@taskmesh/errors'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { findModel } from '../calls/findModel.ts'
import { runCall } from '../calls/runCall.ts'
import { sendPieces } from '../calls/sendPieces.ts'
import type { DialectContext } from '../core/dialect.ts'
import { meanVectors } from './meanVectors.ts'

/** The tasks that a route does, the one that it is made for first. */
const ROUTES = {
  '/v1/chat/completions': ['chat-completion', 'image-text-to-text', 'audio-text-to-text'],
  '/v1/completions': ['text-generation', 'text2text-generation'],
  '/v1/embeddings': ['feature-extraction'],
  '/v1/images/generations': ['text-to-image'],
} as const satisfies Record<string, readonly TaskId[]>

type Route = keyof typeof ROUTES

/** What a route makes of the output of a run before it is written. */
const CHANGES: { readonly [Path in Route]?: (output: unknown) => unknown } = {
  '/v1/embeddings': meanVectors,
}

function modelOf(body: unknown): string | undefined {
  const model = isRecord(body) ? body['model'] : undefined
  return typeof model === 'string' ? model : undefined
}

/** Adds the routes whose bodies and answers are those of Hugging Face's dialect as well. */
export function addCallRoutes(
  app: FastifyInstance,
  { runner, calls }: Pick<DialectContext, 'runner' | 'calls'>,
): void {
  async function answer(path: Route, body: unknown, reply: FastifyReply) {
    const model = findModel(runner, modelOf(body), ROUTES[path])
    const change = CHANGES[path]
    const answered = await runCall({ calls, reply, model, body, change })
    if (answered.kind === 'events') return sendPieces(reply, answered)
    return reply.send(answered.value)
  }
  for (const path of Object.keys(ROUTES)) {
    if (isRoute(path)) app.post(path, ({ body }, reply) => answer(path, body, reply))
  }
}

function isRoute(path: string): path is Route {
  return Object.hasOwn(ROUTES, path)
}
