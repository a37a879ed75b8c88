import { isRecord } from '@taskmesh/errors'
import { findTaskId } from '../registry/findTaskId.ts'
import type { TaskSchema } from '../compiled/taskSchema.ts'
import { TASK_SCHEMAS } from '../schemas.ts'
import type { DefinedTask, TaskRef } from './definedTask.ts'

/** The same without a prototype, in which any string is looked for: it takes half the time of a Map. */
const SCHEMAS: Readonly<Partial<Record<string, TaskSchema>>> = /*#__PURE__*/ Object.setPrototypeOf(
  { ...TASK_SCHEMAS },
  null,
)

/**
 * Returns whether a value is a task that `defineTask` has made.
 *
 * @example
 * ```ts
 * isDefinedTask('translation') // false
 * ```
 */
export function isDefinedTask(value: unknown): value is DefinedTask {
  return isRecord(value) && typeof value['id'] === 'string' && isRecord(value['schema'])
}

/**
 * Returns the id of a task.
 *
 * @throws {@link UnknownTaskError}.
 *
 * @example
 * ```ts
 * idOf('translation') // 'translation'
 * ```
 */
export function idOf(task: TaskRef): string {
  return isDefinedTask(task) ? task.id : findTaskId(task)
}

/**
 * Returns the shape of a task's calls.
 *
 * @throws {@link UnknownTaskError}.
 *
 * @example
 * ```ts
 * schemaOf('translation').batch // true
 * ```
 */
export function schemaOf(task: TaskRef): TaskSchema {
  const schema = typeof task === 'string' ? SCHEMAS[task] : undefined
  if (schema !== undefined) return schema
  return isDefinedTask(task) ? task.schema : TASK_SCHEMAS[findTaskId(task)]
}
