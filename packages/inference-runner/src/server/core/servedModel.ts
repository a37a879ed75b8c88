import type { TaskId } from '@taskmesh/tasks'
import type { Runner } from '../../runner/runner.ts'
import type { ModelInfo } from '../../runner/ServedModel.ts'

/** The model that a call is for, by its name or as the first of its task; `undefined` when it is not served. */
export function servedModel(
  runner: Runner,
  task: TaskId,
  name: string | undefined,
): ModelInfo | undefined {
  return runner.models().find((one) => one.task === task && (name === undefined || one.id === name))
}
