import { findTaskId, InvalidRequestError, parseRequest, type TaskId } from '@taskmesh/tasks'
import type { FastifyInstance } from 'fastify'
import * as z from 'zod/mini'
import type { Runner } from '../runner/runner.ts'
import { callSignal } from './callSignal.ts'

const body = z.looseObject({ model: z.optional(z.string()) })

function readBody(task: TaskId, value: unknown) {
  const parsed = z.safeParse(body, value)
  if (!parsed.success) {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    const path = isObject ? 'model' : ''
    const expected = isObject ? 'a text' : 'an object { inputs, parameters?, model? }'
    const message = `${isObject ? 'model: ' : ''}expected ${expected}`
    const received = 'something else'
    throw new InvalidRequestError(task, [
      { path, code: 'invalid_type', message, expected, received },
    ])
  }
  const { model, ...request } = parsed.data
  return { model, request: parseRequest(task, request) }
}

/** Adds `POST /v1/tasks/{task}`: `{ inputs, parameters?, model? }` in, the run's result out. */
export function addTaskRoutes(app: FastifyInstance, runner: Runner): void {
  app.post<{ Params: { task: string } }>('/v1/tasks/:task', (incoming, reply) => {
    const task = findTaskId(incoming.params.task)
    const { model, request } = readBody(task, incoming.body)
    return runner.run(task, request, { model, signal: callSignal(reply) })
  })
}
