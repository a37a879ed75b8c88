import type { ErrorCode } from '@taskmesh/errors'
import type { TaskId } from '@taskmesh/tasks'
import type { Address, Hash } from 'viem'
import type { TaskState } from '../states/taskState.ts'

/** What a provider remembers about a task. */
export interface TaskRecord {
  /** Address of the task on the chain. */
  address: Address
  source: Address
  task: TaskId
  state: TaskState
  /** Why it is in this state, where that is not plain. */
  reason?: string | undefined
  /** Code of the error behind the reason. */
  code?: ErrorCode | undefined
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
