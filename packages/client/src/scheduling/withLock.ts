import { raceSignal } from 'race-signal'

const queues = new Map<string, Promise<void>>()

/**
 * Runs the functions given under one key one after the other, in the order of the calls.
 *
 * @param signal - ends the wait for the turn; a function that has begun goes on to its end.
 */
export async function withLock<Result>(
  key: string,
  run: () => Promise<Result>,
  signal?: AbortSignal,
): Promise<Result> {
  const previous = queues.get(key) ?? Promise.resolve()
  const current = (signal === undefined ? previous : raceSignal(previous, signal)).then(run)
  const settled = Promise.allSettled([previous, current]).then(() => undefined)
  queues.set(key, settled)
  try {
    return await current
  } finally {
    if (queues.get(key) === settled) queues.delete(key)
  }
}
