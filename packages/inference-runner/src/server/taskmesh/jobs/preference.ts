/** What a caller prefers. */
export interface Preference {
  /** Whether the answer may be a job, which the caller asks for later. */
  isAsync: boolean
  /** How long the answer is waited for before that, in milliseconds; `undefined` when the caller does not say. */
  waitMs: number | undefined
}

const LONGEST_WAIT_SECONDS = 60

/**
 * Reads the header `Prefer`, as far as it is about waiting. What else it says is ignored, as it has to be.
 *
 * Source: RFC 7240, 4.1 "respond-async" and 4.3 "wait".
 *
 * @example
 * ```ts
 * readPreference('respond-async, wait=10') // { isAsync: true, waitMs: 10_000 }
 * ```
 */
export function readPreference(prefer: string | readonly string[] | undefined): Preference {
  const words = [prefer ?? []]
    .flat()
    .flatMap((line) => line.split(/[,;]/))
    .map((word) => word.trim().toLowerCase())
  const wait = words.map((word) => /^wait\s*=\s*"?(\d{1,9})"?$/.exec(word)?.[1]).find(Boolean)
  return {
    isAsync: words.includes('respond-async'),
    waitMs: wait === undefined ? undefined : Math.min(Number(wait), LONGEST_WAIT_SECONDS) * 1000,
  }
}
