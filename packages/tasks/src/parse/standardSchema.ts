import { findTaskId } from '../registry/findTaskId.ts'
import type { TaskId } from '../registry/tasks.ts'
import { TASK_SCHEMAS, type BatchOutput, type TaskOutput, type TaskRequest } from '../schemas.ts'
import { inspectOutput } from './parseWith.ts'
import { standard, type StandardSchema } from './standard.ts'

/**
 * The schema of a task's calls as a Standard Schema, for libraries that take schemas of any maker.
 *
 * @throws {@link UnknownTaskError}.
 *
 * @example
 * ```ts
 * requestSchemaOf('translation')['~standard'].validate({ inputs: 'Hello' })
 * // { value: { inputs: 'Hello' } }
 * ```
 */
export function requestSchemaOf<Id extends TaskId>(task: Id): StandardSchema<TaskRequest<Id>> {
  const schema = TASK_SCHEMAS[findTaskId(task)]
  return { '~standard': standard(schema.inspect) }
}

/**
 * The schema of what a task gives for one input, as a Standard Schema. With the inputs of a batch,
 * that of an array of as many outputs.
 *
 * @throws {@link UnknownTaskError}.
 *
 * @example
 * ```ts
 * outputSchemaOf('translation')['~standard'].validate({ translation_text: 'Bonjour' })
 * // { value: { translation_text: 'Bonjour' } }
 * ```
 */
export function outputSchemaOf<Id extends TaskId>(task: Id): StandardSchema<TaskOutput<Id>>
export function outputSchemaOf<Id extends TaskId>(
  task: Id,
  inputs: readonly unknown[],
): StandardSchema<BatchOutput<Id>>
export function outputSchemaOf<Id extends TaskId>(
  task: Id,
  inputs?: readonly unknown[],
): StandardSchema<TaskOutput<Id> | BatchOutput<Id>> {
  const schema = TASK_SCHEMAS[findTaskId(task)]
  return { '~standard': standard((value) => inspectOutput(schema, value, inputs)) }
}
