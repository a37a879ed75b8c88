import { findTaskId } from '../registry/findTaskId.ts'
import type { TaskId } from '../registry/tasks.ts'
import { ZOD_SCHEMAS } from '../generated/zodSchemas.ts'
import type { ZodTaskSchema } from '../schema/taskSchema.ts'
import { eitherRequestSchema } from './eitherRequestSchema.ts'
import { toJsonSchema, type JsonSchema } from './toJsonSchema.ts'

/** The shape of a task's calls as JSON Schema. */
export interface TaskJsonSchema {
  /** `{ inputs, parameters? }`, where `inputs` may be an array for a task that takes a batch. */
  request: Readonly<JsonSchema>
  /** The output for one input. */
  output: Readonly<JsonSchema>
  /** One piece of the output, of a task that can answer bit by bit. */
  stream?: Readonly<JsonSchema>
}

/**
 * Writes the shape of a task's calls as JSON Schema 2020-12. A JSON value fits it exactly when
 * {@link parseRequest} and {@link parseOutput} accept it, with two exceptions. Only the parser refuses
 * tables and series whose columns differ in length, and values that are nested too deep or have too
 * many items, keys or parts to be checked.
 *
 * @throws {@link UnknownTaskError}.
 *
 * @example
 * ```ts
 * taskJsonSchema('translation').output
 * // { type: 'object', properties: { translation_text: { type: 'string', … } }, required: ['translation_text'] }
 * ```
 */
export function taskJsonSchema(task: TaskId): TaskJsonSchema {
  const id = findTaskId(task)
  const schema: ZodTaskSchema = ZOD_SCHEMAS[id]
  return {
    request: toJsonSchema(eitherRequestSchema(schema)),
    output: toJsonSchema(schema.output),
    ...(schema.stream === undefined ? {} : { stream: toJsonSchema(schema.stream) }),
  }
}
