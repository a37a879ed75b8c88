import { isBatch, type TaskId, type TaskInput, type TaskInputs } from '@taskmesh/tasks'

/** The inputs of a request as a list, also when there is just one. */
export function inputList<Id extends TaskId>(
  task: Id,
  inputs: TaskInputs<Id>,
): readonly TaskInput<Id>[] {
  // `isBatch` knows from the task's schema which of the two it is; a conditional type can't follow.
  return isBatch(task, inputs)
    ? (inputs as readonly TaskInput<Id>[])
    : [inputs as unknown as TaskInput<Id>]
}
