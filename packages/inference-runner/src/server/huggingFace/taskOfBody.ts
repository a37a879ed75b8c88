import { TaskmeshError } from '@taskmesh/errors'
import type { TaskId } from '@taskmesh/tasks'
import { readHubRequest } from '@taskmesh/tasks/dialects/hub'
import type { Runner } from '../../runner/runner.ts'
import type { ModelInfo } from '../../runner/ServedModel.ts'

function canBeRead(task: TaskId, body: unknown): boolean {
  try {
    readHubRequest(task, body)
    return true
  } catch (error) {
    if (error instanceof TaskmeshError) return false
    throw error
  }
}

/**
 * Of a model that is served for several tasks, finds the one that a body is for: the first that can be read for it. A
 * body that can be read for none is for the first task, which says what is wrong with it.
 */
export function taskOfBody(
  runner: Runner,
  found: ModelInfo,
  { tasks, body }: { tasks: readonly TaskId[] | undefined; body: unknown },
): ModelInfo {
  const [only, ...others] = runner
    .models()
    .filter(({ id, task }) => id === found.id && (tasks?.includes(task) ?? true))
  if (only === undefined || others.length === 0) return found
  return [only, ...others].find(({ task }) => canBeRead(task, body)) ?? found
}
