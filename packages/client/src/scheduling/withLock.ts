import { raceSignal } from 'race-signal'

/** Who waits for what: only names that are in use are kept. */
const queues = new Map<string | symbol, Promise<void>>()

/** Whether a function runs or waits under a name, so that the next one has to wait. */
export function isLocked(name: string | symbol): boolean {
  return queues.has(name)
}

/**
 * Runs the functions given under one name one after the other, in the order of the calls, as
 * `navigator.locks.request` does, which Node 20 does not have.
 *
 * @param signal - ends the wait for the lock; a function that has begun goes on to its end.
 */
export async function withLock<Result>(
  name: string | symbol,
  run: () => Promise<Result>,
  signal?: AbortSignal,
): Promise<Result> {
  const previous = queues.get(name) ?? Promise.resolve()
  const current = raceSignal(previous, signal).then(run)
  const settled = Promise.allSettled([previous, current]).then(() => undefined)
  queues.set(name, settled)
  try {
    return await current
  } finally {
    if (queues.get(name) === settled) queues.delete(name)
  }
}
