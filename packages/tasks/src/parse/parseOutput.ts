import { InvalidOutputError } from '../errors.ts'
import type { TaskRef } from '../define/definedTask.ts'
import { idOf } from '../define/taskRef.ts'
import type { OutputFor, TaskInputs } from '../schemas.ts'
import { checkTaskOutput } from './checkTask.ts'
import type { ParseResult } from './result.ts'

/**
 * Checks the output of a task without throwing for a bad output.
 *
 * @param inputs - the inputs of the request, which decide whether one output or an array is due.
 * @returns `{ success: true, data }` or `{ success: false, error }`.
 * @throws {@link UnknownTaskError} when there is no such task.
 *
 * @example
 * ```ts
 * const result = safeParseOutput('translation', { translation_text: 'Bonjour' }, 'Hello')
 * if (result.success) result.data.translation_text // 'Bonjour'
 * ```
 */
export function safeParseOutput<Id extends TaskRef, const Inputs extends TaskInputs<Id>>(
  task: Id,
  value: unknown,
  inputs: Inputs,
): ParseResult<OutputFor<Id, Inputs>, InvalidOutputError> {
  const checked = checkTaskOutput(task, value, inputs)
  if (checked.success) return checked
  return { success: false, error: new InvalidOutputError(idOf(task), checked.issues, value) }
}

/**
 * Checks the output of a task and returns it typed.
 *
 * @throws {@link InvalidOutputError} whose `issues` name each path at fault.
 * @throws {@link UnknownTaskError} when there is no such task.
 *
 * @example
 * ```ts
 * const inputs = ['good', 'bad'] as const
 * const json = [[{ label: 'POSITIVE', score: 0.9 }], [{ label: 'NEGATIVE', score: 0.8 }]]
 * const output = parseOutput('text-classification', json, inputs)
 * output[1]?.[0]?.label // 'NEGATIVE'
 * ```
 */
export function parseOutput<Id extends TaskRef, const Inputs extends TaskInputs<Id>>(
  task: Id,
  value: unknown,
  inputs: Inputs,
): OutputFor<Id, Inputs> {
  const result = safeParseOutput(task, value, inputs)
  if (!result.success) throw result.error
  return result.data
}
