/** How long an action may take, and how to end it early. */
export interface Budget {
  /** Ends the action early; it rejects with the signal's reason. */
  signal?: AbortSignal | undefined
  /** Time for the whole action in milliseconds. Default 120 000. */
  timeoutMs?: number | undefined
}

const DEFAULT_TIMEOUT_MS = 120_000

/** One signal for both: the caller's and the clock's. */
export function budgetSignal({ signal, timeoutMs = DEFAULT_TIMEOUT_MS }: Budget): AbortSignal {
  const timeout = AbortSignal.timeout(timeoutMs)
  return signal === undefined ? timeout : AbortSignal.any([signal, timeout])
}
