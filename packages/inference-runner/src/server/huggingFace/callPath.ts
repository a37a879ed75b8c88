import { isTaskId, type TaskId } from '@taskmesh/tasks'

/** What the path of a call says: which model, for which task. */
export interface CallPath {
  model: string | undefined
  /** The tasks that the route does; `undefined` for all. */
  tasks: readonly TaskId[] | undefined
}

/** What the routes of OpenAI's clients do. */
const ROUTES: Readonly<Record<string, readonly TaskId[]>> = {
  'chat/completions': ['chat-completion', 'image-text-to-text', 'audio-text-to-text'],
  completions: ['text-generation', 'text2text-generation'],
  embeddings: ['feature-extraction'],
}

/** What may follow the name of a model: the routes of OpenAI's clients, and the task of a model with several. */
const SUFFIX = /\/(?:v1\/(chat\/completions|completions|embeddings)|pipeline\/([^/]+))$/

/**
 * Reads what follows `/models/` in a path: the name of a model, which may have a slash, and what clients put
 * behind it.
 *
 * @example
 * ```ts
 * readCallPath('me/model/v1/chat/completions') // { model: 'me/model', tasks: ['chat-completion', …] }
 * readCallPath('me/model/pipeline/feature-extraction') // { model: 'me/model', tasks: ['feature-extraction'] }
 * ```
 */
export function readCallPath(path: string): CallPath {
  const [suffix = '', route, task] = SUFFIX.exec(path) ?? []
  const model = path.slice(0, path.length - suffix.length)
  if (route !== undefined) return { model, tasks: ROUTES[route] }
  return { model, tasks: task !== undefined && isTaskId(task) ? [task] : undefined }
}
