import { raceSignal } from 'race-signal'
import { AbortedError, DeadlineError } from '../errors.ts'

/** The signal of one call: the caller's, and its time. */
export interface Deadline {
  /** When the time is over, in milliseconds since 1970. */
  at: number
  signal: AbortSignal
  /** Settles as the work does, or rejects as soon as the signal aborts. */
  race<Result>(work: Promise<Result>): Promise<Result>
}

function isTimeout(reason: unknown): boolean {
  return reason instanceof Error && reason.name === 'TimeoutError'
}

/**
 * Bounds a call in time and lets its caller withdraw it.
 *
 * @throws `race` rejects with {@link DeadlineError} when the time is over, {@link AbortedError} when
 * the caller's signal aborted.
 */
export function startDeadline(timeoutMs: number, callerSignal?: AbortSignal): Deadline {
  const timeout = AbortSignal.timeout(timeoutMs)
  const signal = callerSignal === undefined ? timeout : AbortSignal.any([callerSignal, timeout])
  const explain = (cause: unknown) =>
    callerSignal?.aborted !== true && isTimeout(signal.reason)
      ? new DeadlineError(timeoutMs, cause)
      : new AbortedError(cause)

  async function race<Result>(work: Promise<Result>): Promise<Result> {
    try {
      return await raceSignal(work, signal)
    } catch (error) {
      throw signal.aborted && error === signal.reason ? explain(error) : error
    }
  }

  return { at: Date.now() + timeoutMs, signal, race }
}
