import type { TaskId } from '@taskmesh/tasks'
import type { PreparedRun, PreparedRunOptions, RunOptions } from './runner.ts'

/** A call that is prepared, as `run` and `stream` take it. */
export type PreparedArguments<Id extends TaskId> = [
  prepared: PreparedRun<Id>,
  options?: PreparedRunOptions,
]

/** What `run` and `stream` take. */
export type CallArguments<Id extends TaskId> =
  [task: Id, request: unknown, options?: RunOptions] | PreparedArguments<Id>

/** Whether a call is prepared. */
export function isPrepared<Id extends TaskId>(
  call: CallArguments<Id>,
): call is PreparedArguments<Id> {
  return typeof call[0] !== 'string'
}
