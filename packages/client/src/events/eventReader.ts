import { raceSignal } from 'race-signal'
import { getBlockNumber } from 'viem/actions'
import { getEvents } from '../actions/event/getEvents.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { RpcError } from '../errors/chainErrors.ts'
import { redactedReason } from '../errors/redactedReason.ts'
import { parseCursor, toCursor, type CursorPosition, type EventCursor } from './eventCursor.ts'
import type { ProtocolEvent, ProtocolEventName } from './protocolEvents.ts'

export interface EventReaderOptions<Name extends ProtocolEventName = ProtocolEventName> {
  /** Where to go on: the cursor of the last event that was dealt with. */
  cursor?: EventCursor | undefined
  /** Where to begin without a cursor. Default: the next block. */
  fromBlock?: bigint | undefined
  /** Default: all of Nexus, Terminal and Vault. */
  eventNames?: readonly Name[] | undefined
  signal?: AbortSignal | undefined
  /** Most blocks to read before their events are given. Default 2000. */
  maxBlockRange?: number | undefined
  /** Blocks that are read again, for nodes that lag behind. Default 10. */
  overlap?: number | undefined
}

const DEFAULT_OVERLAP = 10
const DEFAULT_RANGE = 2000

async function getHead(client: TaskmeshClient): Promise<bigint> {
  return getBlockNumber(client, { cacheTime: 0 }).catch((error: unknown) => {
    throw new RpcError('reading the block number', redactedReason(error), error)
  })
}

/**
 * Reads events range by range and keeps the place. `given` marks an event as dealt with; what is
 * not marked comes again.
 */
export class EventReader<Name extends ProtocolEventName> {
  readonly #client: TaskmeshClient
  readonly #options: EventReaderOptions<Name>
  #position: CursorPosition | undefined
  /** The next block that was never read. */
  #next = 0n

  constructor(client: TaskmeshClient, options: EventReaderOptions<Name>) {
    this.#client = client
    this.#options = options
  }

  /**
   * Reads the next range of blocks, and the last blocks before it once more.
   *
   * @returns the events that were not given yet, and whether there are more blocks already.
   */
  async read(): Promise<{ events: ProtocolEvent<Name>[]; hasMore: boolean }> {
    const { eventNames, signal, maxBlockRange = DEFAULT_RANGE } = this.#options
    const head = await raceSignal(getHead(this.#client), signal)
    const { block: fromBlock } = await this.#start(head)
    if (fromBlock > head) return { events: [], hasMore: false }
    const last = (this.#next > fromBlock ? this.#next : fromBlock) + BigInt(maxBlockRange) - 1n
    const toBlock = last < head ? last : head
    const range = { fromBlock, toBlock, eventNames, maxBlockRange, signal }
    const events = await getEvents(this.#client, range)
    if (toBlock >= this.#next) this.#next = toBlock + 1n
    return { events: events.filter((event) => !this.#isGiven(event)), hasMore: toBlock < head }
  }

  /** Marks an event as dealt with. Events are given in the order in which they were read. */
  give({ blockNumber, logIndex }: ProtocolEvent): void {
    const logs = this.#position?.given.get(blockNumber)
    if (logs !== undefined) logs.add(logIndex)
    else this.#position?.given.set(blockNumber, new Set([logIndex]))
    this.#discardBefore(blockNumber)
  }

  /** Lets go of the blocks that will not be read again. Call it when all events read are given. */
  advance(): void {
    this.#discardBefore(this.#next)
  }

  /** The place after all events that were given. */
  get cursor(): EventCursor | undefined {
    return this.#position && toCursor(this.#position)
  }

  /** Moves the place up to a block, but not into the last blocks, which are read again. */
  #discardBefore(end: bigint): void {
    const position = this.#position
    if (position === undefined) return
    const { overlap = DEFAULT_OVERLAP } = this.#options
    const settled = this.#next - BigInt(overlap)
    const block = end < settled ? end : settled
    if (block <= position.block) return
    position.block = block
    for (const number of position.given.keys()) if (number < block) position.given.delete(number)
  }

  #isGiven({ blockNumber, logIndex }: ProtocolEvent): boolean {
    return this.#position?.given.get(blockNumber)?.has(logIndex) ?? false
  }

  async #start(head: bigint): Promise<CursorPosition> {
    if (this.#position !== undefined) return this.#position
    const { cursor, fromBlock } = this.#options
    this.#position =
      cursor === undefined
        ? { block: fromBlock ?? head + 1n, given: new Map() }
        : parseCursor(cursor)
    this.#next = this.#position.block
    return this.#position
  }
}
