import { isRecord } from '@taskmesh/errors'
import type { TaskId } from '@taskmesh/tasks'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { CHAT_TASKS, forcedAnswer } from '../calls/chatCall.ts'
import { findModel } from '../calls/findModel.ts'
import { eventsWithPaths, withPaths, type PathMap } from '../calls/pathMap.ts'
import { runCall } from '../calls/runCall.ts'
import { sendWarnings } from '../calls/warningHeader.ts'
import { sendPieces } from '../calls/sendPieces.ts'
import type { DialectContext } from '../core/dialect.ts'
import { BadRequestError } from '../core/errors.ts'

/** The tasks that a route does, the one that it is made for first. */
const ROUTES = {
  '/v1/chat/completions': CHAT_TASKS,
  '/v1/images/generations': ['text-to-image'],
} as const satisfies Record<string, readonly TaskId[]>

type Route = keyof typeof ROUTES

/** The names in a body of what has another in a request. */
const PATHS: PathMap = new Map([['inputs', 'prompt']])

/** The routes that change images, which no task here does in OpenAI's form. */
const OF_IMAGES = ['/v1/images/edits', '/v1/images/variations']

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
    const call = { calls, reply, model, body }
    const answered =
      (await withPaths(PATHS, forcedAnswer(call))) ?? (await withPaths(PATHS, runCall(call)))
    if (answered.kind === 'events') {
      const events = eventsWithPaths(PATHS, answered.events)
      return sendPieces(reply, { ...answered, events })
    }
    sendWarnings(reply, answered.warnings)
    return reply.send(answered.value)
  }
  for (const path of Object.keys(ROUTES)) {
    if (isRoute(path)) app.post(path, ({ body }, reply) => answer(path, body, reply))
  }
  for (const path of OF_IMAGES) {
    app.post(path, async () => {
      throw new BadRequestError(
        'No model here changes images in this form. POST /v1/tasks/image-to-image does, where a model for it is served.',
      )
    })
  }
}

function isRoute(path: string): path is Route {
  return Object.hasOwn(ROUTES, path)
}
