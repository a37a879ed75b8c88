import { ZOD_SCHEMAS } from '../generated/zodSchemas.ts'
import { findTaskId } from '../registry/findTaskId.ts'
import type { ZodTaskSchema } from '../schema/taskSchema.ts'
import type { TaskRef } from './definedTask.ts'
import { isDefinedTask } from './taskRef.ts'

/**
 * Returns the shape of a task's calls in schemas of zod.
 *
 * @throws {@link UnknownTaskError}.
 *
 * @example
 * ```ts
 * zodSchemaOf('translation').batch // true
 * ```
 */
export function zodSchemaOf(task: TaskRef): ZodTaskSchema {
  return isDefinedTask(task) ? task.zod : ZOD_SCHEMAS[findTaskId(task)]
}
