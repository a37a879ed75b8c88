import { setTimeout as delay } from 'node:timers/promises'

/** How long a stream may be silent before it says that it still goes on, in milliseconds. */
const HEARTBEAT_MS = 15_000

/** A comment of server-sent events, which readers skip. */
const COMMENT = new TextEncoder().encode(': \n\n')

/**
 * Passes a stream of server-sent events on, with a comment whenever it has been silent for a while, so that
 * nobody in between closes the connection. Ending the reading ends the source.
 */
export async function* withHeartbeat(
  source: AsyncIterator<Uint8Array>,
  everyMs = HEARTBEAT_MS,
): AsyncGenerator<Uint8Array, void, undefined> {
  let next = source.next()
  try {
    for (;;) {
      const waiting = new AbortController()
      const silence = delay(everyMs, 'silent' as const, waiting).catch(() => 'silent' as const)
      const step = await Promise.race([next, silence]).finally(() => waiting.abort())
      if (step === 'silent') {
        yield COMMENT
        continue
      }
      if (step.done) return
      yield step.value
      next = source.next()
    }
  } finally {
    next.catch(() => {})
    await source.return?.()
  }
}
