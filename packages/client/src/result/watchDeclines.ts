import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { getDeclines } from '../actions/task/getDeclines.ts'
import type { Decline } from '../errors/decline.ts'
import { TaskExpiredError } from '../errors/taskErrors.ts'
import type { ContentStorage } from '../storage/contentStorage.ts'
import type { PolledTask } from './pollTask.ts'
import type { TaskProgress } from './progressReporter.ts'

/** Milliseconds that a task may be NEW before it is looked up who declines it. */
const FIRST_MS = 5000
const INTERVAL_MS = 15_000

export interface WatchDeclinesOptions {
  storage: ContentStorage
  onStatus?: ((progress: TaskProgress) => void) | undefined
}

/** Looks up who declines a task while nobody attempts it. */
export interface DeclineWatch {
  /** To be called with each read of the task. It does not wait for what it looks up. */
  look(polled: PolledTask): void
  /** Puts what is known by now into the error of a task that nobody has answered. */
  explain(error: unknown): Promise<unknown>
}

/** Makes a watch for one task. What it cannot read is left out: it explains, and decides nothing. */
export function watchDeclines(
  client: TaskmeshClient,
  { storage, onStatus }: WatchDeclinesOptions,
): DeclineWatch {
  let nextLook = FIRST_MS
  let known: Decline[] = []
  let looking = Promise.resolve()

  async function lookUp({ task, signal }: PolledTask): Promise<void> {
    const { address: taskAddress, source, status, attemptCount } = task
    const declines = await getDeclines(client, { storage, taskAddress, source, signal })
    const isNew = declines.length > known.length
    known = declines
    if (isNew && !signal.aborted) onStatus?.({ status, attemptCount, declines })
  }

  return {
    look(polled) {
      const { task, elapsedMs, now } = polled
      const isLast = now > task.expiryTime
      if (task.status !== 'NEW' || (elapsedMs < nextLook && !isLast)) return
      nextLook = elapsedMs + INTERVAL_MS
      looking = lookUp(polled).catch(() => undefined)
    },
    async explain(error) {
      if (!(error instanceof TaskExpiredError) || error.attempts > 0) return error
      await looking
      return new TaskExpiredError(error.taskAddress, error.attempts, { declines: known })
    },
  }
}
