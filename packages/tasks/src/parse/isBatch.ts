import type { TaskId } from '../registry/tasks.ts'
import { TASK_SCHEMAS } from '../schemas.ts'

/**
 * Returns whether these inputs are several calls in one, so that an array of outputs is due.
 *
 * @example
 * ```ts
 * isBatch('translation', ['Hello', 'Good night']) // true
 * isBatch('translation', 'Hello') // false
 * isBatch('chat-completion', [{ role: 'user', content: 'Hello' }]) // false
 * ```
 */
export function isBatch(task: TaskId, inputs: unknown): inputs is readonly unknown[] {
  return TASK_SCHEMAS[task].batch && Array.isArray(inputs)
}
