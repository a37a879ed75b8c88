import { InvalidOutputError } from '../errors.ts'
import { findTaskId } from '../registry/findTaskId.ts'
import type { TaskId } from '../registry/tasks.ts'
import { TASK_SCHEMAS, type OutputFor, type TaskInputs } from '../schemas.ts'
import { checkOutput, type Checked } from './parseWith.ts'
import type { ParseResult } from './result.ts'

/**
 * Checks the output of a task without throwing for a bad output.
 *
 * @param inputs - the inputs of the request, which decide whether one output or an array is due.
 * @returns `{ success: true, data }` or `{ success: false, error }`.
 */
export function safeParseOutput<Id extends TaskId, const Inputs extends TaskInputs<Id>>(
  task: Id,
  value: unknown,
  inputs: Inputs,
): ParseResult<OutputFor<Id, Inputs>, InvalidOutputError> {
  const id = findTaskId(task)
  // OutputFor is what the same schema gives; the compiler cannot see that for an open Id.
  const checked = checkOutput(TASK_SCHEMAS[id], value, inputs) as Checked<OutputFor<Id, Inputs>>
  if (checked.success) return checked
  return { success: false, error: new InvalidOutputError(id, checked.issues) }
}

/**
 * Checks the output of a task and returns it typed.
 *
 * @throws {@link InvalidOutputError} whose `issues` name each path at fault.
 *
 * @example
 * ```ts
 * const inputs = ['good', 'bad'] as const
 * const output = parseOutput('text-classification', json, inputs)
 * output[0]?.[0]?.label // string | undefined
 * ```
 */
export function parseOutput<Id extends TaskId, const Inputs extends TaskInputs<Id>>(
  task: Id,
  value: unknown,
  inputs: Inputs,
): OutputFor<Id, Inputs> {
  const result = safeParseOutput(task, value, inputs)
  if (!result.success) throw result.error
  return result.data
}
