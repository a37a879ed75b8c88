import { findTaskId } from '@taskmesh/tasks'
import { silentLogger } from '../../logger.ts'
import { callSignal } from '../core/callSignal.ts'
import type { Dialect } from '../core/dialect.ts'
import { errorHandler } from '../core/errorHandler.ts'
import { readTaskBody } from './readTaskBody.ts'
import { taskmeshErrorForm } from './taskmeshErrorForm.ts'

/**
 * Taskmesh's own dialect. `POST /v1/tasks/{task}`: `{ inputs, parameters?, model? }` in, the run's
 * result out.
 */
export const taskmeshDialect: Dialect = async (app, { runner, logger = silentLogger }) => {
  app.setErrorHandler(errorHandler(taskmeshErrorForm, logger))

  app.post<{ Params: { task: string } }>('/v1/tasks/:task', (incoming, reply) => {
    const task = findTaskId(incoming.params.task)
    const { model, request } = readTaskBody(task, incoming.body)
    return runner.run(task, request, { model, signal: callSignal(reply) })
  })
}
