import { sleep } from '../scheduling/sleep.ts'

const TRIES = 5
const INTERVAL_MS = 250

/**
 * Reads again what failed: behind one URL may be a node that does not have the block yet.
 *
 * @throws what the last try threw; the signal's reason.
 */
export async function retryRead<Result>(
  read: () => Promise<Result>,
  signal: AbortSignal,
): Promise<Result> {
  for (let left = TRIES - 1; ; left -= 1) {
    signal.throwIfAborted()
    try {
      return await read()
    } catch (error) {
      if (left === 0) throw error
    }
    await sleep(INTERVAL_MS, signal)
  }
}
