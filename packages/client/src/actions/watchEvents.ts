import { getBlockNumber } from 'viem/actions'
import { reasonOf } from '../chain/reasonOf.ts'
import { sleep } from '../chain/sleep.ts'
import type { TaskmeshClient } from '../chain/taskmeshClient.ts'
import { RpcError } from '../errors/chainErrors.ts'
import { parseCursor, toCursor, type EventCursor } from '../events/eventCursor.ts'
import { getEvents, type NexusEvent, type NexusEventName } from './getEvents.ts'

export interface WatchEventsParameters<Name extends NexusEventName = NexusEventName> {
  /** Where to go on: the cursor of the last event that was dealt with. */
  cursor?: EventCursor | undefined
  /** Where to begin without a cursor. Default: the next block. */
  fromBlock?: bigint | undefined
  /** Default: all. */
  eventNames?: readonly Name[] | undefined
  /** Ends the watch without an error. */
  signal?: AbortSignal | undefined
  /** Milliseconds between two looks. Default: the client's `pollingInterval`. */
  pollingIntervalMs?: number | undefined
  /** Most blocks to read before their events are given. Default 2000. */
  maxBlockRange?: number | undefined
  /** Blocks that are read again, for nodes that lag behind. Default 5. */
  overlap?: number | undefined
  /** Is told about failures of the node, which are tried again. */
  onError?: ((error: RpcError) => void) | undefined
}

/** An event, and the cursor to go on after it. */
export interface WatchedEvent<Name extends NexusEventName = NexusEventName> {
  event: NexusEvent<Name>
  cursor: EventCursor
}

const DEFAULT_OVERLAP = 5
const DEFAULT_RANGE = 2000
const LONGEST_BACKOFF_MS = 30_000

async function getHead(client: TaskmeshClient): Promise<bigint> {
  return getBlockNumber(client, { cacheTime: 0 }).catch((error: unknown) => {
    throw new RpcError('reading the block number', reasonOf(error), error)
  })
}

function pauseAfter(failures: number, pollingIntervalMs: number): number {
  return Math.min(
    pollingIntervalMs * 2 ** failures,
    Math.max(LONGEST_BACKOFF_MS, pollingIntervalMs),
  )
}

/** Remembers events of the blocks that are read again, to give each once. */
class Seen {
  readonly #blocks = new Map<string, bigint>()

  add(event: NexusEvent): boolean {
    const key = `${event.blockHash}:${event.logIndex}`
    if (this.#blocks.has(key)) return false
    this.#blocks.set(key, event.blockNumber)
    return true
  }

  forgetBefore(blockNumber: bigint): void {
    for (const [key, block] of this.#blocks) if (block < blockNumber) this.#blocks.delete(key)
  }
}

interface Position {
  /** Earliest block that concerns this watch. */
  first: bigint
  /** Everything of the first block up to this log was given in an earlier run. */
  skipTo: number
  /** Next block to read. */
  next: bigint
}

async function startPosition(
  client: TaskmeshClient,
  { cursor, fromBlock }: WatchEventsParameters,
): Promise<Position> {
  if (cursor !== undefined) {
    const { blockNumber, logIndex } = parseCursor(cursor)
    return { first: blockNumber, skipTo: logIndex, next: blockNumber }
  }
  const first = fromBlock ?? (await getHead(client)) + 1n
  return { first, skipTo: -1, next: first }
}

function isNew({ blockNumber, logIndex }: NexusEvent, { first, skipTo }: Position): boolean {
  return blockNumber > first || logIndex > skipTo
}

interface Reading<Name extends NexusEventName> {
  events: NexusEvent<Name>[]
  next: bigint
  /** Whether there are more blocks already. */
  hasMore: boolean
}

/** Reads the next range of blocks, and the last blocks before it once more. */
async function readOn<Name extends NexusEventName>(
  client: TaskmeshClient,
  { first, next }: Position,
  parameters: WatchEventsParameters<Name>,
): Promise<Reading<Name>> {
  const { eventNames, signal, overlap = DEFAULT_OVERLAP } = parameters
  const { maxBlockRange = DEFAULT_RANGE } = parameters
  const head = await getHead(client)
  const again = next - BigInt(overlap)
  const fromBlock = again > first ? again : first
  if (fromBlock > head) return { events: [], next, hasMore: false }
  const last = next + BigInt(maxBlockRange) - 1n
  const toBlock = last < head ? last : head
  const events = await getEvents(client, { fromBlock, toBlock, eventNames, maxBlockRange, signal })
  return { events, next: toBlock + 1n > next ? toBlock + 1n : next, hasMore: toBlock < head }
}

/**
 * Follows the events of the protocol, each once and in order, for as long as you like.
 *
 * Every look reads a range of blocks. The node keeps nothing, so nothing is lost when it restarts.
 * Keep the `cursor` of what you have dealt with, and a later watch goes on from there. The last
 * blocks are read again, because a node that lags behind can leave events out; such an event comes
 * late rather than never.
 *
 * @throws TaskmeshError with the code `INVALID_CURSOR`. Failures of the node go to `onError` and
 * are tried again.
 *
 * @example
 * ```ts
 * for await (const { event, cursor } of watchEvents(client, { cursor: saved, signal })) {
 *   if (event.eventName === 'TaskPublished') await handle(event.args.task)
 *   saved = cursor
 * }
 * ```
 */
export async function* watchEvents<const Name extends NexusEventName = NexusEventName>(
  client: TaskmeshClient,
  parameters: WatchEventsParameters<Name> = {},
): AsyncGenerator<WatchedEvent<Name>, void, void> {
  const { signal, overlap = DEFAULT_OVERLAP, onError } = parameters
  const { pollingIntervalMs = client.pollingInterval } = parameters
  const seen = new Seen()
  let position: Position | undefined
  let failures = 0
  for (;;) {
    if (signal?.aborted) return
    try {
      position ??= await startPosition(client, parameters)
      const { events, next, hasMore } = await readOn(client, position, parameters)
      for (const event of events) {
        if (signal?.aborted) return
        if (!isNew(event, position) || !seen.add(event)) continue
        yield { event, cursor: toCursor(event.blockNumber, event.logIndex) }
      }
      position.next = next
      seen.forgetBefore(next - BigInt(overlap))
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
