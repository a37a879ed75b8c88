import type { TaskRef, TaskInput, TaskInputs } from '@taskmesh/tasks'
import { listOf } from './listOf.ts'

/** The inputs of a request as a list, also when there is just one. */
export function inputList<Task extends TaskRef>(
  task: Task,
  inputs: TaskInputs<Task>,
): readonly TaskInput<Task>[] {
  return listOf<TaskInput<Task>>(task, inputs, inputs)
}
