import type { TaskRef } from '../define/definedTask.ts'
import { schemaOf } from '../define/taskRef.ts'
import type { OutputFor, TaskInputs, TaskRequest } from '../schemas.ts'
import { toChecked, type Checked } from './checked.ts'
import { onWire } from './onWire.ts'
import { inspectOutput } from './parseWith.ts'
import type { PathMap } from './path.ts'

/** Checks a call against the schema of its task. */
export function checkTaskRequest<Id extends TaskRef>(
  task: Id,
  value: unknown,
  toWire?: PathMap,
): Checked<TaskRequest<Id>> {
  // TaskRequest is RequestOf of the same schema; the compiler cannot see that for an open Id.
  return toChecked(onWire(schemaOf(task).inspect(value), toWire)) as Checked<TaskRequest<Id>>
}

/** Checks the output for these inputs against the schema of its task. */
export function checkTaskOutput<Id extends TaskRef, Inputs extends TaskInputs<Id>>(
  task: Id,
  value: unknown,
  inputs: Inputs,
  toWire?: PathMap,
): Checked<OutputFor<Id, Inputs>> {
  // OutputFor is what the same schema gives; the compiler cannot see that for an open Id.
  const inspected = inspectOutput(schemaOf(task), value, inputs)
  return toChecked(onWire(inspected, toWire)) as Checked<OutputFor<Id, Inputs>>
}
