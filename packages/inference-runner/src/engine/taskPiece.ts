import type { CompiledSchema, OutputOf, TaskId, TaskSchemas } from '@taskmesh/tasks'

/**
 * One piece of a task's output, by the `stream` of its schema; `never` for a task that has none and
 * answers all at once.
 */
export type TaskPiece<Id extends TaskId> = TaskSchemas[Id] extends {
  stream: infer Stream extends CompiledSchema
}
  ? OutputOf<Stream>
  : never
