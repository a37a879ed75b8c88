import type { TaskId } from '@taskmesh/tasks'
import { UnknownModelError } from '../../errors.ts'
import type { Runner } from '../../runner/runner.ts'
import type { ModelInfo } from '../../runner/ServedModel.ts'
import { findModel } from './findModel.ts'

/**
 * Finds the model of a route that several tasks can do: of the first task that has the model that is named, or
 * the first model of the first task that is served.
 *
 * @param tasks - the one that the route is made for first.
 * @throws UnknownModelError when no model is served for any of them; ModelNotFoundError when the one that is
 * named is not.
 */
export function findModelOf(
  runner: Runner,
  name: string | null | undefined,
  tasks: readonly [TaskId, ...TaskId[]],
): ModelInfo {
  const models = runner.models()
  const served = tasks.filter((task) => models.some((model) => model.task === task))
  const [first] = served
  if (first === undefined) throw new UnknownModelError(tasks[0], name ?? undefined, [])
  const task = served.find((one) => models.some((model) => model.task === one && model.id === name))
  return findModel(runner, name ?? undefined, task === undefined ? [first] : [task])
}
