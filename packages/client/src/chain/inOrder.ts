const queues = new Map<string, Promise<void>>()

/** Runs the functions given under one key one after the other, in the order of the calls. */
export async function inOrder<Result>(key: string, run: () => Promise<Result>): Promise<Result> {
  const previous = queues.get(key) ?? Promise.resolve()
  const current = previous.then(run)
  const settled = current.then(
    () => undefined,
    () => undefined,
  )
  queues.set(key, settled)
  try {
    return await current
  } finally {
    if (queues.get(key) === settled) queues.delete(key)
  }
}
