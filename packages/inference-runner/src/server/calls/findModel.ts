import type { TaskId } from '@taskmesh/tasks'
import type { Runner } from '../../runner/runner.ts'
import type { ModelInfo } from '../../runner/ServedModel.ts'
import { ModelNotFoundError } from '../core/errors.ts'

/** Names that clients send when they do not care which model answers. `dummy` is that of huggingface_hub. */
const ANY_MODEL = ['dummy', 'default']

/**
 * Finds a served model by the name that a call gives. A call that gives none means the only one.
 *
 * @param tasks - the tasks that the route does. Default: all.
 * @throws {@link ModelNotFoundError} when there is no such model, or none is named where there are several.
 *
 * @example
 * ```ts
 * findModel(runner, 'me/model', ['chat-completion']).task // 'chat-completion'
 * ```
 */
export function findModel(
  runner: Runner,
  name: string | undefined,
  tasks?: readonly TaskId[],
): ModelInfo {
  const models = runner.models().filter(({ task }) => tasks?.includes(task) ?? true)
  const isNamed = name !== undefined && name !== ''
  const named = models.find(({ id }) => id === name)
  if (named !== undefined) return named
  const ids = [...new Set(models.map(({ id }) => id))]
  const isAny = !isNamed || ANY_MODEL.includes(name)
  const [only] = models
  if (isAny && only !== undefined && (ids.length === 1 || isOneTask(models))) return only
  throw new ModelNotFoundError(isAny ? undefined : name, ids, tasks)
}

/** The first model of a task is its default. */
function isOneTask(models: readonly ModelInfo[]): boolean {
  return new Set(models.map(({ task }) => task)).size === 1
}
