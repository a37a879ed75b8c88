import { TaskmeshError } from '@taskmesh/errors'
import { raceSignal } from 'race-signal'
import type { Address } from 'viem'
import { getTask, type GetTaskReturnType } from '../actions/task/getTask.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { TimeBudgetError } from '../errors/chainErrors.ts'
import {
  TaskCanceledError,
  TaskExpiredError,
  TaskNotFoundError,
  WaitTimeoutError,
} from '../errors/taskErrors.ts'
import { getChainTime } from '../reads/getChainTime.ts'
import { timeSignal } from '../scheduling/budget.ts'
import { sleep } from '../scheduling/sleep.ts'
import { progressReporter, type TaskProgress } from './progressReporter.ts'

/** How to wait for a task. */
export interface WaitOptions {
  /** Ends the wait; it rejects with the signal's reason. The task goes on. */
  signal?: AbortSignal | undefined
  /** Milliseconds to wait at most. Default: until half a minute after the task's expiry. */
  timeoutMs?: number | undefined
  /** Milliseconds between two reads. Default: the client's `pollingInterval`, at most 2000. */
  pollingIntervalMs?: number | undefined
  /**
   * Called with each step of the task once and in order, and again with `declines` when providers
   * report why they do not take it.
   */
  onStatus?: ((progress: TaskProgress) => void) | undefined
}

/** A task as it was read, and how long the wait has lasted. */
export interface PolledTask {
  task: GetTaskReturnType
  /** The time of the chain, in seconds since 1970. */
  now: bigint
  /** Milliseconds since the wait began. */
  elapsedMs: number
  /** Aborts when the wait is over. */
  signal: AbortSignal
}

const LONGEST_INTERVAL_MS = 2000
const EXPIRY_MARGIN_MS = 30_000
/** How long a node may not know a task, or not answer. */
const PATIENCE_MS = 20_000

function isPassing(error: unknown, elapsedMs: number): error is TaskmeshError {
  if (!(error instanceof TaskmeshError) || !error.retryable) return false
  return !(error instanceof TaskNotFoundError) || elapsedMs < PATIENCE_MS
}

function throwIfOver({ task, now }: PolledTask): void {
  if (task.status === 'CANCELED') throw new TaskCanceledError(task.address)
  const isOpen = task.status === 'NEW' || task.status === 'ATTEMPTED'
  if (task.status === 'EXPIRED' || (isOpen && now > task.expiryTime)) {
    throw new TaskExpiredError(task.address, task.attemptCount)
  }
}

/** Milliseconds from the start of the wait until the task cannot be answered any more. */
function limitOf({ task, now, elapsedMs }: PolledTask): number {
  const left = task.expiryTime > now ? Number(task.expiryTime - now) * 1000 : 0
  return elapsedMs + left + EXPIRY_MARGIN_MS
}

interface Wait {
  start: number
  signal: AbortSignal | undefined
  /** Milliseconds from the start; not known before the task's expiry is. */
  limit: number | undefined
}

/** A signal for what is left of the time, and the caller's. */
function signalOf({ start, signal, limit = PATIENCE_MS * 3 }: Wait): AbortSignal {
  const timeout = timeSignal(limit - (performance.now() - start))
  return signal === undefined ? timeout : AbortSignal.any([signal, timeout])
}

async function poll(
  client: TaskmeshClient,
  taskAddress: Address,
  { start, signal }: { start: number; signal: AbortSignal },
): Promise<PolledTask> {
  const elapsedMs = performance.now() - start
  const reads = Promise.all([getTask(client, { taskAddress }), getChainTime(client)])
  const [snapshot, now] = await raceSignal(reads, signal)
  return { task: snapshot, now, elapsedMs, signal }
}

/**
 * Reads a task again and again until `decide` returns something.
 *
 * Errors that may pass (`retryable`), of the node or of `decide`, are forgiven until the time is
 * up.
 *
 * @throws TaskCanceledError, TaskExpiredError, WaitTimeoutError, or what `decide` throws.
 */
export async function pollTask<Result>(
  client: TaskmeshClient,
  taskAddress: Address,
  options: WaitOptions,
  decide: (polled: PolledTask) => Promise<Result | undefined>,
): Promise<Result> {
  const { signal, timeoutMs } = options
  const { pollingIntervalMs = Math.min(client.pollingInterval, LONGEST_INTERVAL_MS) } = options
  const report = progressReporter(options.onStatus)
  const wait: Wait = { start: performance.now(), signal, limit: timeoutMs }
  const { start } = wait
  let over = signalOf(wait)
  let last: GetTaskReturnType | undefined
  let problem: TaskmeshError | undefined
  for (;;) {
    signal?.throwIfAborted()
    const elapsedMs = performance.now() - start
    try {
      const polled = await poll(client, taskAddress, { start, signal: over })
      last = polled.task
      if (wait.limit === undefined) {
        wait.limit = limitOf(polled)
        over = signalOf(wait)
      }
      report(polled.task)
      const decision = await raceSignal(decide({ ...polled, signal: over }), over)
      if (decision !== undefined) return decision
      throwIfOver(polled)
      problem = undefined
    } catch (error) {
      if (!isPassing(error, elapsedMs)) throw error
      // What stood in the way before explains more than that the time is up.
      if (!(error instanceof TimeBudgetError)) problem = error
    }
    const left = (wait.limit ?? PATIENCE_MS * 3) - (performance.now() - start)
    if (left <= 0) {
      const waited = performance.now() - start
      throw new WaitTimeoutError(taskAddress, last?.status, waited, problem)
    }
    await sleep(Math.min(pollingIntervalMs, left), signal)
  }
}
