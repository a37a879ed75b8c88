import type { TaskRef } from '../define/definedTask.ts'
import type { TaskId } from '../registry/tasks.ts'
import type { BatchOutput, TaskOutput, TaskRequest } from '../schemas.ts'

/** A call that shows what a task does, with the answer that a good model would give. */
export interface Example<Task extends TaskRef = TaskId> {
  /** A few words for a menu. */
  title: string
  request: TaskRequest<Task>
  output: TaskOutput<Task> | BatchOutput<Task>
}

/** Declares the examples of a task, checked against the types of its schema. */
export function defineExamples<const Id extends TaskId>(
  _task: Id,
  examples: readonly Example<Id>[],
): readonly Example<Id>[] {
  return examples
}
