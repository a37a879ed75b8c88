import type { ErrorCode } from '@taskmesh/errors'
import type { TaskId } from '@taskmesh/tasks'
import type { Address, Hash } from 'viem'
import type { TaskState } from '../states/taskState.ts'

/** What is known of a task when it is found on the chain. */
export interface FoundTask {
  /** Address of the task on the chain. */
  address: Address
  source: Address
  task: TaskId
  /** Which model is to run it; without one, the runner's first for the task. */
  model?: string | undefined
  /** URL of the payload. */
  configUrl: string
  /** What the client offers, in wei. */
  payment: bigint
  /** Until when it has to be answered, in seconds since 1970 by the chain's clock. */
  expiryTime: bigint
  /** Whether the chain has an attempt of the provider already, so that it begins as `ATTEMPTED`. */
  hasAttempted?: boolean | undefined
  /** The provider's response, if the chain has one already; the task begins as `SUBMITTED`. */
  response?: Address | undefined
  /** Tasks with a higher number are taken first; an integer. Default 0. */
  priority?: number | undefined
}

/** What a provider remembers about a task. */
export interface TaskRecord extends Omit<FoundTask, 'hasAttempted'> {
  state: TaskState
  /** Why it is in this state, or waits in it, where that is not plain. */
  reason?: string | undefined
  /** Code of the error behind the reason. */
  code?: ErrorCode | undefined
  /** The result as JSON, from when it is computed until it is in storage. */
  result?: string | undefined
  /** Where the result is stored. */
  resultUrl?: string | undefined
  /** The last transaction that was signed for the task. */
  hash?: Hash | undefined
  /** What was earned, in wei. */
  earned: bigint
  /** How often a step was tried again. */
  retries: number
  /**
   * How often a worker has taken the task up. A worker moves it only while this is what it was when
   * that worker took it.
   */
  fence: number
  /**
   * The fence of the worker that has the task prepared. The attempt waits until that is the one which
   * has the task, so that a restart loses no gas to what cannot be prepared again.
   */
  preparedFence?: number | undefined
  /** Which worker has it, if one has. */
  worker?: string | undefined
  /** When the task came to each state that it was in, in milliseconds since 1970. */
  stages: { readonly [State in TaskState]?: number }
  /** In milliseconds since 1970. */
  updatedAt: number
}

/** What a step leads to: another state, and what is known by then. */
export type Move = { to: TaskState } & Partial<
  Pick<
    TaskRecord,
    'reason' | 'code' | 'resultUrl' | 'response' | 'hash' | 'earned' | 'preparedFence'
  >
>
