import { isTaskId, type TaskId } from '@taskmesh/tasks'

/** What the path of a call says: which model, for which task. */
export interface CallPath {
  model: string | undefined
  task: TaskId | undefined
}

/** What may follow the name of a model: the routes of OpenAI's clients, and the task of a model with several. */
const SUFFIX = /\/(?:v1\/(?:chat\/completions|completions|embeddings)|pipeline\/([^/]+))$/

/**
 * Reads what follows `/models/` in a path: the name of a model, which may have a slash, and what clients put
 * behind it.
 *
 * @example
 * ```ts
 * readCallPath('me/model/v1/chat/completions') // { model: 'me/model', task: undefined }
 * readCallPath('me/model/pipeline/feature-extraction') // { model: 'me/model', task: 'feature-extraction' }
 * ```
 */
export function readCallPath(path: string): CallPath {
  const [suffix = '', task] = SUFFIX.exec(path) ?? []
  const model = path.slice(0, path.length - suffix.length)
  return { model, task: task !== undefined && isTaskId(task) ? task : undefined }
}
