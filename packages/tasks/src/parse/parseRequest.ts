import * as z from 'zod/mini'
import { InvalidRequestError } from '../errors.ts'
import { findTaskId } from '../registry/findTaskId.ts'
import type { TaskId } from '../registry/tasks.ts'
import { MAX_BATCH_SIZE } from '../schema/limits.ts'
import { TASK_SCHEMAS, type TaskRequest } from '../schemas.ts'
import { toIssues } from './issues.ts'
import type { ParseResult } from './result.ts'

function requestSchema(task: TaskId, isArray: boolean) {
  const { inputs, parameters, batch } = TASK_SCHEMAS[task]
  return z.strictObject({
    inputs:
      batch && isArray
        ? z.array(inputs).check(z.minLength(1), z.maxLength(MAX_BATCH_SIZE))
        : inputs,
    parameters: z.optional(parameters),
  })
}

function hasArrayOfInputs(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && 'inputs' in value && Array.isArray(value.inputs)
  )
}

/**
 * Checks a call of a task without throwing for a bad request.
 *
 * @returns `{ success: true, data }` or `{ success: false, error }`.
 * @throws {@link UnknownTaskError} when there is no such task.
 */
export function safeParseRequest<Id extends TaskId>(
  task: Id,
  value: unknown,
): ParseResult<TaskRequest<Id>, InvalidRequestError> {
  const id = findTaskId(task)
  const parsed = z.safeParse(requestSchema(id, hasArrayOfInputs(value)), value)
  if (!parsed.success) {
    return { success: false, error: new InvalidRequestError(id, toIssues(parsed.error, value)) }
  }
  return { success: true, data: parsed.data as TaskRequest<Id> }
}

/**
 * Checks a call of a task and returns it typed.
 *
 * @param task - name of the task.
 * @param value - anything: `{ inputs, parameters? }` is expected.
 * @throws {@link InvalidRequestError} whose `issues` name each path at fault.
 * @throws {@link UnknownTaskError} when there is no such task.
 *
 * @example
 * ```ts
 * const request = parseRequest('text-classification', { inputs: 'I like it', parameters: { top_k: 2 } })
 * request.parameters?.top_k // number | undefined
 * ```
 */
export function parseRequest<Id extends TaskId>(task: Id, value: unknown): TaskRequest<Id> {
  const result = safeParseRequest(task, value)
  if (!result.success) throw result.error
  return result.data
}
