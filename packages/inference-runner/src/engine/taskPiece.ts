import type { TaskId, TaskSchemas } from '@taskmesh/tasks'
import type { $ZodType, output } from 'zod/v4/core'

/**
 * One piece of a task's output, by the `stream` of its schema; `never` for a task that has none and
 * answers all at once.
 */
export type TaskPiece<Id extends TaskId> = TaskSchemas[Id] extends {
  stream: infer Stream extends $ZodType
}
  ? output<Stream>
  : never
