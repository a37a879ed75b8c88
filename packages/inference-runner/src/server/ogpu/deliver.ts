import { setTimeout as sleep } from 'node:timers/promises'
import pRetry from 'p-retry'
import { DeliveryError } from './errors.ts'

const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 10_000
/** The longest that a receiver may make its sender wait. */
const LONGEST_RETRY_AFTER_MS = 60_000

export interface DeliverOptions {
  /** How often to try at most. */
  attempts: number
  /** Time for one attempt in milliseconds. */
  timeoutMs: number
  signal: AbortSignal
  /** The header of W3C Trace Context that is sent with it. */
  traceparent?: string | undefined
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError'
}

/** How long a receiver wants to be left alone, by its `Retry-After`: seconds, or a date. At most a minute. */
function pauseOf(header: string | null): number {
  if (header === null) return 0
  const ms = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now()
  return Number.isNaN(ms) ? 0 : Math.min(Math.max(ms, 0), LONGEST_RETRY_AFTER_MS)
}

async function post(
  url: string,
  body: string,
  { signal, traceparent }: Pick<DeliverOptions, 'signal' | 'traceparent'>,
): Promise<void> {
  const headers = {
    'content-type': 'application/json',
    ...(traceparent === undefined ? {} : { traceparent }),
  }
  const request = { method: 'POST', headers, body, signal, redirect: 'error' } as const
  const response = await fetch(url, request).catch((cause: unknown) => {
    throw new DeliveryError(isTimeout(cause) ? 'no answer in time' : 'no connection', { cause })
  })
  await response.body?.cancel().catch(() => {})
  const { ok, status } = response
  if (ok) return
  const pauseMs = pauseOf(response.headers.get('retry-after'))
  throw new DeliveryError(`the receiver answered ${status}`, { status, pauseMs })
}

/** Whether another attempt may succeed: after no answer, 408, 429 and 5xx. */
function isWorthRetrying(error: Error): boolean {
  const status = error instanceof DeliveryError ? error.status : undefined
  return status === undefined || status >= 500 || status === 408 || status === 429
}

/**
 * Posts JSON to a URL of the operator, again and again until it arrives.
 *
 * Tried again after a failed connection, a time-out, 408, 429 and 5xx, with pauses that double from
 * 0.25 s to 10 s, and not before the time that the receiver names (`Retry-After`), if that is within a minute.
 *
 * @throws {@link DeliveryError} of the last attempt when it did not arrive.
 */
export async function deliver(
  url: string,
  value: unknown,
  { attempts, timeoutMs, signal, traceparent }: DeliverOptions,
): Promise<void> {
  const body = JSON.stringify(value)
  let failure: Error | undefined = new DeliveryError('it was not tried')
  async function attempt(): Promise<void> {
    const ends = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])
    await post(url, body, { signal: ends, traceparent })
    failure = undefined
  }
  try {
    await pRetry(attempt, {
      retries: attempts - 1,
      minTimeout: FIRST_PAUSE_MS,
      maxTimeout: LONGEST_PAUSE_MS,
      signal,
      onFailedAttempt: async ({ error, retriesLeft }) => {
        failure = error
        const { pauseMs = 0 } = error instanceof DeliveryError ? error : {}
        if (retriesLeft > 0 && isWorthRetrying(error)) await sleep(pauseMs, undefined, { signal })
      },
      shouldRetry: ({ error }) => isWorthRetrying(error),
    })
  } catch {
    // What arrived has arrived, though the signal aborted meanwhile.
    if (failure !== undefined) throw failure
  }
}
