import * as z from 'zod/mini'
import { InvalidOutputError } from '../errors.ts'
import { findTaskId } from '../registry/findTaskId.ts'
import type { TaskId } from '../registry/tasks.ts'
import { TASK_SCHEMAS, type OutputFor, type TaskInputs } from '../schemas.ts'
import { isBatch } from './isBatch.ts'
import { toIssues } from './issues.ts'
import type { ParseResult } from './result.ts'

function outputSchema(task: TaskId, inputs: unknown) {
  const { output } = TASK_SCHEMAS[task]
  if (!isBatch(task, inputs)) return output
  return z.array(output).check(
    z.length(inputs.length, {
      error: `${inputs.length} outputs, one for each of the ${inputs.length} inputs`,
    }),
  )
}

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
  const parsed = z.safeParse(outputSchema(id, inputs), value)
  if (!parsed.success) {
    return { success: false, error: new InvalidOutputError(id, toIssues(parsed.error, value)) }
  }
  return { success: true, data: parsed.data as OutputFor<Id, Inputs> }
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
