import type { TaskRef } from '../define/definedTask.ts'
import { schemaOf } from '../define/taskRef.ts'

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
export function isBatch(task: TaskRef, inputs: unknown): inputs is readonly unknown[] {
  return schemaOf(task).batch && Array.isArray(inputs)
}
