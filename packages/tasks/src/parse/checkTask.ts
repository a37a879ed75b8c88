import type { TaskId } from '../registry/tasks.ts'
import { TASK_SCHEMAS, type OutputFor, type TaskInputs, type TaskRequest } from '../schemas.ts'
import type { Checked } from './checked.ts'
import { checkOutput, checkRequest } from './parseWith.ts'
import type { PathMap } from './path.ts'

/** Checks a call against the schema of its task. */
export function checkTaskRequest<Id extends TaskId>(
  task: Id,
  value: unknown,
  toWire?: PathMap,
): Checked<TaskRequest<Id>> {
  // TaskRequest is RequestOf of the same schema; the compiler cannot see that for an open Id.
  return checkRequest(TASK_SCHEMAS[task], value, toWire) as Checked<TaskRequest<Id>>
}

/** Checks the output for these inputs against the schema of its task. */
export function checkTaskOutput<Id extends TaskId, Inputs extends TaskInputs<Id>>(
  task: Id,
  value: unknown,
  inputs: Inputs,
  toWire?: PathMap,
): Checked<OutputFor<Id, Inputs>> {
  // OutputFor is what the same schema gives; the compiler cannot see that for an open Id.
  return checkOutput(TASK_SCHEMAS[task], value, inputs, toWire) as Checked<OutputFor<Id, Inputs>>
}
