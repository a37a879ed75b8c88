import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { RpcError } from '../../errors/chainErrors.ts'
import type { EventCursor } from '../../events/eventCursor.ts'
import { EventReader, type EventReaderOptions } from '../../events/eventReader.ts'
import type { ProtocolEvent, ProtocolEventName } from '../../events/protocolEvents.ts'
import { sleep } from '../../scheduling/sleep.ts'

/** `signal` ends the watch without an error. */
export interface WatchEventsParameters<
  Name extends ProtocolEventName = ProtocolEventName,
> extends EventReaderOptions<Name> {
  /** Milliseconds between two reads. Default: the client's `pollingInterval`. */
  pollingIntervalMs?: number | undefined
  /** Called with failures of the node, after which the read is tried again. */
  onError?: ((error: RpcError) => void) | undefined
}

/** An event, and the cursor to go on after it. */
export interface WatchedEvent<Name extends ProtocolEventName = ProtocolEventName> {
  event: ProtocolEvent<Name>
  cursor: EventCursor
}

const LONGEST_BACKOFF_MS = 30_000

function pauseAfter(failures: number, pollingIntervalMs: number): number {
  return Math.min(
    pollingIntervalMs * 2 ** failures,
    Math.max(LONGEST_BACKOFF_MS, pollingIntervalMs),
  )
}

/**
 * Follows the events of Nexus, Terminal and Vault, each once and in order, for as long as you like.
 *
 * Every read covers a range of blocks. The node keeps nothing, so nothing is lost when it restarts.
 * Keep the `cursor` when you have dealt with an event, and a later watch gives each of the others
 * once. The last blocks are read again, because a node that lags behind can leave events out; such
 * an event comes late rather than never, and the cursor remembers which ones came before it.
 * Source: ABIs of the deployed contracts.
 *
 * @throws InvalidCursorError. Failures of the node go to `onError` and are tried again.
 *
 * @example
 * ```ts
 * for await (const { event, cursor } of watchEvents(client, { cursor: saved, signal })) {
 *   if (event.eventName === 'TaskPublished') await handle(event.args.task)
 *   saved = cursor
 * }
 * ```
 */
export async function* watchEvents<const Name extends ProtocolEventName = ProtocolEventName>(
  client: TaskmeshClient,
  parameters: WatchEventsParameters<Name> = {},
): AsyncGenerator<WatchedEvent<Name>, void, void> {
  const { signal, onError, pollingIntervalMs = client.pollingInterval } = parameters
  const reader = new EventReader(client, parameters)
  let failures = 0
  for (;;) {
    if (signal?.aborted) return
    try {
      const { events, hasMore } = await reader.read()
      for (const event of events) {
        if (signal?.aborted) return
        reader.give(event)
        yield { event, cursor: reader.cursor ?? '0' }
      }
      reader.advance()
      failures = 0
      if (hasMore) continue
    } catch (error) {
      if (signal?.aborted) return
      if (!(error instanceof RpcError)) throw error
      onError?.(error)
      failures += 1
    }
    await sleep(pauseAfter(failures, pollingIntervalMs), signal).catch(() => undefined)
  }
}
