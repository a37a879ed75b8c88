import type { TaskStatus } from '@taskmesh/contracts'
import type { Address } from 'viem'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { pollTask, type WaitOptions } from '../../result/pollTask.ts'
import type { GetTaskReturnType } from './getTask.ts'

/** Parameters of {@link waitForTaskStatus}: the task, and the status to wait for. */
export interface WaitForTaskStatusParameters extends WaitOptions {
  taskAddress: Address
  /** The status to wait for. It counts as reached when the task is further. */
  status: TaskStatus
}

/** What {@link waitForTaskStatus} returns: the task as it is then. */
export type WaitForTaskStatusReturnType = GetTaskReturnType

const ORDER: Record<TaskStatus, number | undefined> = {
  NEW: 0,
  ATTEMPTED: 1,
  RESPONDED: 2,
  FINALIZED: 3,
  CANCELED: undefined,
  EXPIRED: undefined,
}

function hasReached(current: TaskStatus, wanted: TaskStatus): boolean {
  const [at, to] = [ORDER[current], ORDER[wanted]]
  return current === wanted || (at !== undefined && to !== undefined && at > to)
}

/**
 * Waits until a task has a status, or is further. Source: OGPU SDK, TaskStatus.
 *
 * @throws TaskCanceledError, TaskExpiredError when it ended in another way; WaitTimeoutError when
 * the time is up and the task goes on; TaskNotFoundError; the signal's reason.
 *
 * @example
 * ```ts
 * await waitForTaskStatus(client, { taskAddress, status: 'ATTEMPTED', timeoutMs: 60_000 })
 * ```
 */
export async function waitForTaskStatus(
  client: TaskmeshClient,
  { taskAddress, status, ...options }: WaitForTaskStatusParameters,
): Promise<WaitForTaskStatusReturnType> {
  return pollTask(client, taskAddress, options, async ({ task }) =>
    hasReached(task.status, status) ? task : undefined,
  )
}
