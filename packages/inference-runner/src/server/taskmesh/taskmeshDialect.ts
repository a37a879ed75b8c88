import { findTaskId } from '@taskmesh/tasks'
import { inlineMedia } from '@taskmesh/tasks/media'
import type { Dialect } from '../core/dialect.ts'
import { readTaskBody } from './readTaskBody.ts'
import { taskmeshErrorForm } from './taskmeshErrorForm.ts'
import { taskPaths } from './taskPaths.ts'

/**
 * Taskmesh's own dialect. `POST /v1/tasks/{task}`: `{ inputs, parameters?, model? }` in, the run's
 * result out, with files as `data:` URLs.
 */
export const taskmeshDialect: Dialect = {
  name: 'taskmesh',
  errorForm: taskmeshErrorForm,
  openApi: () => ({ paths: taskPaths() }),

  addRoutes(app, { calls }) {
    app.post<{ Params: { task: string } }>('/v1/tasks/:task', async (incoming, reply) => {
      const task = findTaskId(incoming.params.task)
      const { model, request } = readTaskBody(task, incoming.body)
      return inlineMedia(await calls.run(reply, task, request, { model }))
    })
  },
}
