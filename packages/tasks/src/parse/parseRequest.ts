import { InvalidRequestError } from '../errors.ts'
import type { TaskRef } from '../define/definedTask.ts'
import { idOf } from '../define/taskRef.ts'
import type { TaskRequest } from '../schemas.ts'
import { checkTaskRequest } from './checkTask.ts'
import type { ParseResult } from './result.ts'

/**
 * Checks a call of a task without throwing for a bad request.
 *
 * @returns `{ success: true, data }` or `{ success: false, error }`.
 * @throws {@link UnknownTaskError} when there is no such task.
 *
 * @example
 * ```ts
 * const result = safeParseRequest('translation', { inputs: 42 })
 * if (!result.success) result.error.issues[0]?.message // 'inputs: expected a string, got 42'
 * ```
 */
export function safeParseRequest<Id extends TaskRef>(
  task: Id,
  value: unknown,
): ParseResult<TaskRequest<Id>, InvalidRequestError> {
  const checked = checkTaskRequest(task, value)
  if (checked.success) return checked
  return { success: false, error: new InvalidRequestError(idOf(task), checked.issues) }
}

/**
 * Checks a call of a task and returns it typed.
 *
 * @param task - name of the task, or a task that a program has defined.
 * @param value - anything: `{ inputs, parameters? }` is expected.
 * @throws {@link InvalidRequestError} whose `issues` name each path at fault.
 * @throws {@link UnknownTaskError} when there is no such task.
 *
 * @example
 * ```ts
 * const request = parseRequest('text-classification', { inputs: 'I like it', parameters: { top_k: 2 } })
 * request.parameters?.top_k // 2
 * ```
 */
export function parseRequest<Id extends TaskRef>(task: Id, value: unknown): TaskRequest<Id> {
  const result = safeParseRequest(task, value)
  if (!result.success) throw result.error
  return result.data
}
