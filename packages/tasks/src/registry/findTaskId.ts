import { UnknownTaskError } from '../errors.ts'
import { nearest } from './editDistance.ts'
import { isTaskId, TASK_IDS, type TaskId } from './taskIds.ts'

const LONGEST_SHOWN = 64

/**
 * Returns the value as a task id.
 *
 * @throws {@link UnknownTaskError} with the nearest name, when there is no such task.
 *
 * @example
 * ```ts
 * findTaskId('translation') // 'translation'
 * findTaskId('translaton') // throws: There is no task "translaton". Did you mean "translation"?
 * ```
 */
export function findTaskId(value: unknown): TaskId {
  if (isTaskId(value)) return value
  const isText = typeof value === 'string'
  const shown = isText ? value.slice(0, LONGEST_SHOWN) : typeof value
  throw new UnknownTaskError(shown, TASK_IDS, isText ? nearest(value, TASK_IDS) : undefined)
}
