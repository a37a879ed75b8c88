import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Quota } from './apiKey.ts'
import { QuotaExceededError, type QuotaName } from './errors.ts'

const MINUTE_SECONDS = 60
const DAY_SECONDS = 24 * 60 * 60
const CLIENT = 'client'

/** How many requests a client may still make. */
export interface RequestsLeft {
  limit: number
  remaining: number
  /** Milliseconds until it may make all of them again. */
  resetMs: number
}

/** What one client may still ask for. */
export class Allowance {
  readonly #quota: Quota
  readonly #requests: RateLimiterMemory | undefined
  readonly #bytes: RateLimiterMemory | undefined
  #running = 0

  constructor(quota: Quota) {
    this.#quota = quota
    const { requestsPerMinute, bytesPerDay } = quota
    this.#requests = limiter(requestsPerMinute, MINUTE_SECONDS)
    this.#bytes = limiter(bytesPerDay, DAY_SECONDS)
  }

  /**
   * Counts a request that begins.
   *
   * @throws {@link QuotaExceededError} when too many are under way; it counts for nothing then.
   */
  begin(): void {
    const { concurrency = Infinity } = this.#quota
    if (this.#running >= concurrency) throw new QuotaExceededError('concurrency', concurrency, 1)
    this.#running += 1
  }

  /** Notes that a request is over. */
  end(): void {
    this.#running -= 1
  }

  /** Takes a request of the minute. Throws {@link QuotaExceededError} when there is none left. */
  takeRequest(): Promise<void> {
    return take(this.#requests, 1, 'requestsPerMinute', this.#quota.requestsPerMinute)
  }

  /** Takes bytes of the day. Throws {@link QuotaExceededError} when they are more than are left. */
  takeBytes(count: number): Promise<void> {
    return take(this.#bytes, count, 'bytesPerDay', this.#quota.bytesPerDay)
  }

  /** What is left of the minute; `undefined` when requests are not limited. */
  async requestsLeft(): Promise<RequestsLeft | undefined> {
    const { requestsPerMinute: limit } = this.#quota
    if (limit === undefined || this.#requests === undefined) return undefined
    const used = await this.#requests.get(CLIENT)
    if (used === null) return { limit, remaining: limit, resetMs: 0 }
    return { limit, remaining: Math.max(0, used.remainingPoints), resetMs: used.msBeforeNext }
  }
}

function limiter(points: number | undefined, duration: number): RateLimiterMemory | undefined {
  return points === undefined ? undefined : new RateLimiterMemory({ points, duration })
}

async function take(
  from: RateLimiterMemory | undefined,
  count: number,
  quota: QuotaName,
  limit: number | undefined,
): Promise<void> {
  if (from === undefined || limit === undefined || count === 0) return
  try {
    await from.consume(CLIENT, count)
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    // What was refused is not used.
    await from.reward(CLIENT, count)
    throw new QuotaExceededError(quota, limit, Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)))
  }
}
