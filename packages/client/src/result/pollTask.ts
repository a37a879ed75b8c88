import { TaskmeshError } from '@taskmesh/tasks/errors'
import type { Address } from 'viem'
import { getTask, type GetTaskReturnType } from '../actions/getTask.ts'
import { getChainTime } from '../chain/getChainTime.ts'
import { sleep } from '../chain/sleep.ts'
import type { TaskmeshClient } from '../chain/taskmeshClient.ts'
import {
  TaskCanceledError,
  TaskExpiredError,
  TaskNotFoundError,
  WaitTimeoutError,
} from '../errors/taskErrors.ts'
import { progressReporter, type TaskProgress } from './progressReporter.ts'

/** How to wait for a task. */
export interface WaitOptions {
  /** Ends the wait; it rejects with the signal's reason. The task goes on. */
  signal?: AbortSignal | undefined
  /** Milliseconds to wait at most. Default: until half a minute after the task's expiry. */
  timeoutMs?: number | undefined
  /** Milliseconds between two looks. Default: the client's `pollingInterval`, at most 2000. */
  pollingIntervalMs?: number | undefined
  /** Is told each step of the task once and in order. */
  onStatus?: ((progress: TaskProgress) => void) | undefined
}

/** One look at a task. */
export interface Look {
  task: GetTaskReturnType
  /** The time of the chain, in seconds since 1970. */
  now: bigint
  /** Milliseconds since the wait began. */
  elapsedMs: number
}

const LONGEST_INTERVAL_MS = 2000
const EXPIRY_MARGIN_MS = 30_000
/** How long a node may not know a task, or not answer. */
const PATIENCE_MS = 20_000

function isPassing(error: unknown, elapsedMs: number): error is TaskmeshError {
  if (!(error instanceof TaskmeshError) || !error.retryable) return false
  return !(error instanceof TaskNotFoundError) || elapsedMs < PATIENCE_MS
}

function throwIfOver({ task, now }: Look): void {
  if (task.status === 'CANCELED') throw new TaskCanceledError(task.address)
  const isOpen = task.status === 'NEW' || task.status === 'ATTEMPTED'
  if (task.status === 'EXPIRED' || (isOpen && now > task.expiryTime)) {
    throw new TaskExpiredError(task.address, task.attemptCount)
  }
}

/** Milliseconds from the start of the wait until the task cannot be answered any more. */
function limitOf({ task, now, elapsedMs }: Look): number {
  const left = task.expiryTime > now ? Number(task.expiryTime - now) * 1000 : 0
  return elapsedMs + left + EXPIRY_MARGIN_MS
}

/**
 * Looks at a task again and again until `decide` returns something.
 *
 * Errors that may pass (`retryable`), of the node or of `decide`, are forgiven until the time is
 * up.
 *
 * @throws TaskCanceledError, TaskExpiredError, WaitTimeoutError, or what `decide` throws.
 */
export async function pollTask<Result>(
  client: TaskmeshClient,
  address: Address,
  options: WaitOptions,
  decide: (look: Look) => Promise<Result | undefined>,
): Promise<Result> {
  const { signal, timeoutMs } = options
  const { pollingIntervalMs = Math.min(client.pollingInterval, LONGEST_INTERVAL_MS) } = options
  const report = progressReporter(options.onStatus)
  const start = performance.now()
  let limit = timeoutMs
  let last: GetTaskReturnType | undefined
  let problem: TaskmeshError | undefined
  for (;;) {
    signal?.throwIfAborted()
    const elapsedMs = performance.now() - start
    try {
      const [task, now] = await Promise.all([
        getTask(client, { task: address }),
        getChainTime(client),
      ])
      const look = { task, now, elapsedMs }
      last = task
      limit ??= limitOf(look)
      report(task)
      const decision = await decide(look)
      if (decision !== undefined) return decision
      throwIfOver(look)
      problem = undefined
    } catch (error) {
      if (!isPassing(error, elapsedMs)) throw error
      problem = error
    }
    const left = (limit ?? PATIENCE_MS * 3) - (performance.now() - start)
    if (left <= 0) throw new WaitTimeoutError(address, last?.status, elapsedMs, problem)
    await sleep(Math.min(pollingIntervalMs, left), signal)
  }
}
