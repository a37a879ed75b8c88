/** The locks of this process, where there are no Web Locks. */
const held = new Set<string>()

/** How long a page that is being left may take to let go. */
const PATIENCE_MS = 2000

/** Runs a function under a Web Lock, or returns `undefined` when it is not free in time. */
async function withWebLock<Result>(
  locks: LockManager,
  name: string,
  run: () => Promise<Result>,
): Promise<{ result: Result } | undefined> {
  let isHeld = false
  const waiting = locks.request(name, { signal: AbortSignal.timeout(PATIENCE_MS) }, async () => {
    isHeld = true
    return { result: await run() }
  })
  return waiting.catch((error: unknown) => {
    if (isHeld) throw error
    return undefined
  })
}

/**
 * Runs a function while nobody else does under the same name: no other call, and in browsers no other tab of the site.
 *
 * @returns `undefined` when somebody does, and goes on doing so for two seconds; nothing is run then.
 */
export async function withLock<Result>(
  name: string,
  run: () => Promise<Result>,
): Promise<{ result: Result } | undefined> {
  const locks = globalThis.navigator?.locks
  if (locks !== undefined) return withWebLock(locks, `taskmesh.${name}`, run)
  if (held.has(name)) return undefined
  held.add(name)
  try {
    return { result: await run() }
  } finally {
    held.delete(name)
  }
}
