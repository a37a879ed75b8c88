import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { QuotaExceededError } from './errors.ts'

const MOST = 300
const MINUTE_SECONDS = 60

/** Counts the keys that nobody knows, by the address from which they come. */
export class WrongKeys {
  readonly #limiter = new RateLimiterMemory({ points: MOST, duration: MINUTE_SECONDS })

  /**
   * Notes one.
   *
   * @throws {@link QuotaExceededError} when too many came from the address in this minute.
   */
  async note(address: string): Promise<void> {
    try {
      await this.#limiter.consume(address)
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal
      const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))
      throw new QuotaExceededError('wrongKeysPerMinute', MOST, seconds)
    }
  }
}
