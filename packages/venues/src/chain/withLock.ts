/** The locks of this process, where there are no Web Locks. */
const held = new Set<string>()

/**
 * Runs a function while nobody else does under the same name: no other call, and in browsers no other tab of the site.
 *
 * @returns `undefined` when somebody does; nothing is run then.
 */
export async function withLock<Result>(
  name: string,
  run: () => Promise<Result>,
): Promise<{ result: Result } | undefined> {
  const locks = globalThis.navigator?.locks
  if (locks !== undefined) {
    return locks.request(`taskmesh.${name}`, { ifAvailable: true }, async (lock) =>
      lock === null ? undefined : { result: await run() },
    )
  }
  if (held.has(name)) return undefined
  held.add(name)
  try {
    return { result: await run() }
  } finally {
    held.delete(name)
  }
}
