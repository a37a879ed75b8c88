import type { TaskId } from '@taskmesh/tasks'
import { TaskmeshError } from '@taskmesh/errors'
import type { Address, Hash } from 'viem'
import { canMove, type TaskState } from './taskState.ts'

/** What a provider remembers about a task. */
export interface TaskRecord {
  /** Address of the task. */
  address: Address
  source: Address
  task: TaskId
  state: TaskState
  /** Why it is in this state, where that is not plain. */
  reason?: string | undefined
  /** Code of the error behind the reason. */
  code?: string | undefined
  /** Where the result is stored. */
  resultUrl?: string | undefined
  /** The response on the chain. */
  response?: Address | undefined
  /** The last transaction that was sent for the task. */
  hash?: Hash | undefined
  /** How often a step was tried again. */
  retries: number
  /** In milliseconds since 1970. */
  updatedAt: number
}

/** What a step leads to: another state, and what is known by then. */
export type Move = { to: TaskState } & Partial<
  Pick<TaskRecord, 'reason' | 'code' | 'resultUrl' | 'response' | 'hash'>
>

/**
 * Applies a move to a record.
 *
 * @throws TaskmeshError with the code `INVALID_TRANSITION`, which is a mistake in the program.
 */
export function moveRecord(record: TaskRecord, { to, ...facts }: Move, now: number): TaskRecord {
  if (!canMove(record.state, to)) {
    throw new TaskmeshError(`A task cannot go from ${record.state} to ${to}.`, {
      code: 'INVALID_TRANSITION',
      actor: 'configuration',
    })
  }
  const { reason: _reason, code: _code, ...kept } = record
  return { ...kept, ...facts, state: to, retries: 0, updatedAt: now }
}
