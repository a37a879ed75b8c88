import { TASK_SCHEMAS, type TaskId, type TaskPiece, type TaskSchema } from '@taskmesh/tasks'
import { check } from '@taskmesh/tasks/parse'

/** Whether a value is a piece of a task's output, by the task's schema. */
export function isPiece<Id extends TaskId>(task: Id, value: unknown): value is TaskPiece<Id> {
  const { stream }: TaskSchema = TASK_SCHEMAS[task]
  return stream !== undefined && check(stream, value).success
}
