import type { OutputFor, TaskInputs, TaskRef, TaskRequest } from '@taskmesh/tasks'
import { InvalidOutputError, InvalidRequestError } from '@taskmesh/tasks/errors'
import { checkOutput, checkRequest } from '@taskmesh/tasks/parse'
import { factsOf } from './taskSources.ts'

/** What checking a value gave. */
export type Parsed<Data, Failure extends Error> =
  { success: true; data: Data } | { success: false; error: Failure }

/** Returns the id of a task. */
export function idOf(task: TaskRef): string {
  return typeof task === 'string' ? task : task.id
}

/** Returns whether these inputs are several calls in one, so that an array of outputs is due. */
export function isBatch(task: TaskRef, inputs: unknown): inputs is readonly unknown[] {
  return factsOf(task).schema.batch && Array.isArray(inputs)
}

/** Checks a call of a task without throwing for a bad request. */
export function safeParseRequest<Task extends TaskRef>(
  task: Task,
  value: unknown,
): Parsed<TaskRequest<Task>, InvalidRequestError> {
  const { id, schema } = factsOf(task)
  const checked = checkRequest(schema, value)
  if (!checked.success) {
    return { success: false, error: new InvalidRequestError(id, checked.issues) }
  }
  // The schema is that of the task, which the compiler cannot see for an open Task.
  return { success: true, data: checked.data as TaskRequest<Task> }
}

/** Checks the output of a task for these inputs without throwing for a bad output. */
export function safeParseOutput<Task extends TaskRef, const Inputs extends TaskInputs<Task>>(
  task: Task,
  value: unknown,
  inputs: Inputs,
): Parsed<OutputFor<Task, Inputs>, InvalidOutputError> {
  const { id, schema } = factsOf(task)
  const checked = checkOutput(schema, value, inputs)
  if (!checked.success) {
    return { success: false, error: new InvalidOutputError(id, checked.issues, value) }
  }
  // As above.
  return { success: true, data: checked.data as OutputFor<Task, Inputs> }
}
