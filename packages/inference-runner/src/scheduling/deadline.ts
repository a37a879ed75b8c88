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
 * Bounds a call in time and lets its caller withdraw it. Its timer is there only while work is raced: one that
 * outlives its call (`AbortSignal.timeout`) keeps the call in memory until the time is over.
 *
 * @throws `race` rejects with {@link DeadlineError} when the time is over, {@link AbortedError} when
 * the caller's signal aborted.
 */
export function startDeadline(timeoutMs: number, callerSignal?: AbortSignal): Deadline {
  const endsAt = performance.now() + timeoutMs
  const time = new AbortController()
  const { signal: timeout } = time
  const signal = callerSignal === undefined ? timeout : AbortSignal.any([callerSignal, timeout])
  let racing = 0
  let timer: NodeJS.Timeout | undefined
  const end = () => time.abort(new DOMException('The time of the call is over.', 'TimeoutError'))

  function begin(): void {
    racing += 1
    if (racing > 1 || timeout.aborted) return
    const leftMs = endsAt - performance.now()
    if (leftMs <= 0) end()
    else timer = setTimeout(end, leftMs).unref()
  }

  function finish(): void {
    racing -= 1
    if (racing === 0) clearTimeout(timer)
  }

  const explain = (cause: unknown) =>
    callerSignal?.aborted !== true && isTimeout(signal.reason)
      ? new DeadlineError(timeoutMs, cause)
      : new AbortedError(cause)

  async function race<Result>(work: Promise<Result>): Promise<Result> {
    begin()
    try {
      return await raceSignal(work, signal)
    } catch (error) {
      throw signal.aborted && error === signal.reason ? explain(error) : error
    } finally {
      finish()
    }
  }

  return { at: Date.now() + timeoutMs, signal, race }
}
