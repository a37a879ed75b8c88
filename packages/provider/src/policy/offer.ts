import type { TaskId, TaskRequest } from '@taskmesh/tasks'
import type { Address } from 'viem'

/** A task as a provider looks at it when it decides. */
export interface Offer {
  taskAddress: Address
  source: Address
  task: TaskId
  /** The model that would run it. */
  model: string
  /** In wei. */
  payment: bigint
  /** How many providers had attempted it when it was found. */
  attempts: number
  /** Seconds until its expiry, by the chain's time. */
  secondsLeft: number
  /** What it asks for. Not known at first: a payload is fetched only when its terms are good. */
  payload?: OfferedPayload | undefined
}

/** What a task asks for, fetched and checked. */
export interface OfferedPayload {
  request: TaskRequest
  /** Bytes of the payload. */
  size: number
}

/** Seconds that a model takes, as they were measured. */
export interface MeasuredSeconds {
  /** Half of the runs took no longer. */
  p50: number
  /** 95 of 100 runs took no longer. */
  p95: number
  /** How many runs were measured. */
  count: number
}

/** What is the case at the moment, besides the task. */
export interface Circumstances {
  /** What a unit of gas is expected to cost in the next block, in wei. */
  feePerGas: bigint
  /** Gas of the two transactions that a task takes. */
  gas: { attempt: bigint; submit: bigint }
  /** What the model has taken until now; `undefined` before its first run. */
  measured?: MeasuredSeconds | undefined
  /** What was spent since midnight (UTC). */
  today: { /** In wei. */ gasSpent: bigint; tasks: number }
  /** Seconds until the next midnight (UTC). */
  secondsToMidnight: number
}
