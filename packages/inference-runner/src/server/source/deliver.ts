import { setTimeout as sleep } from 'node:timers/promises'
import { TaskmeshError } from '@taskmesh/errors'

const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 10_000

export interface DeliverOptions {
  attempts: number
  /** Time for one attempt in milliseconds. */
  timeoutMs: number
  signal: AbortSignal
}

/** A result could not be handed over. */
export class DeliveryError extends TaskmeshError {
  override name = 'DeliveryError'
  constructor(reason: string, cause?: unknown) {
    super(`The result could not be delivered: ${reason}.`, {
      code: 'DELIVERY_FAILED',
      actor: 'network',
      retryable: true,
      cause,
    })
  }
}

type Outcome = { done: true } | { done: false; reason: string; isFinal: boolean }

async function attempt(url: string, body: string, signal: AbortSignal): Promise<Outcome> {
  try {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'error' })
    await response.body?.cancel()
    if (response.ok) return { done: true }
    const { status } = response
    const isFinal = status < 500 && status !== 408 && status !== 429
    return { done: false, reason: `the receiver answered ${status}`, isFinal }
  } catch (error) {
    const reason =
      error instanceof Error && error.name === 'TimeoutError'
        ? 'no answer in time'
        : 'no connection'
    return { done: false, reason, isFinal: false }
  }
}

/**
 * Posts JSON to a URL of the operator, again and again until it arrives.
 *
 * Tried again after a failed connection, a time-out, 408, 429 and 5xx, with pauses that double.
 *
 * @throws {@link DeliveryError} when it did not arrive.
 */
export async function deliver(
  url: string,
  value: unknown,
  { attempts, timeoutMs, signal }: DeliverOptions,
): Promise<void> {
  const body = JSON.stringify(value)
  let reason = 'it was not tried'
  for (let tried = 0; tried < attempts; tried += 1) {
    if (tried > 0) {
      const pause = Math.min(FIRST_PAUSE_MS * 2 ** (tried - 1), LONGEST_PAUSE_MS)
      await sleep(pause, undefined, { signal }).catch(() => {})
    }
    if (signal.aborted) break
    const time = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])
    const outcome = await attempt(url, body, time)
    if (outcome.done) return
    reason = outcome.reason
    if (outcome.isFinal) break
  }
  throw new DeliveryError(reason)
}
