import { TimeBudgetError } from '../errors/chainErrors.ts'

/** How long an action may take, and how to end it early. */
export interface Budget {
  /** Ends the action early; it rejects with the signal's reason. */
  signal?: AbortSignal | undefined
  /** Time for the whole action in milliseconds. Default 120 000. */
  timeoutMs?: number | undefined
}

const DEFAULT_TIMEOUT_MS = 120_000
/** Longer timers run at once, everywhere. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** A signal that aborts with a {@link TimeBudgetError} when the time is up. */
export function timeSignal(timeoutMs: number): AbortSignal {
  const controller = new AbortController()
  const delay = Math.min(Math.max(0, Math.ceil(timeoutMs)), LONGEST_TIMER_MS)
  const timeout = AbortSignal.timeout(delay)
  const stop = () => controller.abort(new TimeBudgetError(timeoutMs))
  timeout.addEventListener('abort', stop, { once: true })
  return controller.signal
}

/** One signal for both: the caller's and the clock's. */
export function budgetSignal({ signal, timeoutMs = DEFAULT_TIMEOUT_MS }: Budget): AbortSignal {
  const timeout = timeSignal(timeoutMs)
  return signal === undefined ? timeout : AbortSignal.any([signal, timeout])
}
