import type { TaskId, TaskInput, TaskInputs } from '@taskmesh/tasks'
import { listOf } from './listOf.ts'

/** The inputs of a request as a list, also when there is just one. */
export function inputList<Id extends TaskId>(
  task: Id,
  inputs: TaskInputs<Id>,
): readonly TaskInput<Id>[] {
  return listOf<TaskInput<Id>>(task, inputs, inputs)
}
