import { isAddressEqual, type Address } from 'viem'
import { getSource } from '../actions/source/getSource.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import type { EventCursor } from '../events/eventCursor.ts'
import { EventReader } from '../events/eventReader.ts'
import type { ProtocolEvent } from '../events/protocolEvents.ts'
import { mapInBatches } from '../scheduling/mapInBatches.ts'
import { withLock } from '../scheduling/withLock.ts'
import type { ContentStorage } from '../storage/contentStorage.ts'
import type { CatalogueSource, CatalogueStore, CatalogueTask } from './catalogueStore.ts'
import { memoryCatalogueStore } from './memoryCatalogueStore.ts'
import { readCatalogueSource, readCatalogueTask } from './readCatalogueEntries.ts'

/**
 * Options of {@link createCatalogue}: where sources’ metadata is read, and where the catalogue is
 * kept.
 */
export interface CatalogueOptions {
  storage: ContentStorage
  /** Where to keep what is known. Default: in memory. */
  store?: CatalogueStore | undefined
  /** Where to begin when the store is empty: the block of the protocol's first event. Default 0. */
  fromBlock?: bigint | undefined
  /** Most blocks of one request to the node. Default 2000. */
  maxBlockRange?: number | undefined
}

/** What a provider has been paid for, in wei. */
export interface Earnings {
  total: bigint
  /** The tasks that it was paid for, oldest first. */
  tasks: CatalogueTask[]
}

/** An index of the network that is brought up to date by `update`. */
export interface Catalogue {
  /** Reads what happened since the last update, in this process or an earlier one. */
  update(options?: { signal?: AbortSignal | undefined }): Promise<{ cursor: EventCursor }>
  /** Sources that say that they run a task; only those that take tasks, unless `includeInactive` is set. */
  sourcesOffering(
    task: string,
    options?: { includeInactive?: boolean | undefined },
  ): Promise<CatalogueSource[]>
  /** Tasks that a client pays for, oldest first. */
  tasksOf(client: Address): Promise<CatalogueTask[]>
  /** What a provider was paid for tasks. */
  earningsOf(provider: Address): Promise<Earnings>
}

const EVENTS = [
  'SourcePublished',
  'SourceUpdated',
  'SourceStatusChanged',
  'TaskPublished',
  'TaskStatusChanged',
] as const

type CatalogueEvent = ProtocolEvent<(typeof EVENTS)[number]>

const READS_AT_ONCE = 8

/** What a range of events is about: the state of these has to be read again. */
function affectedBy(events: readonly CatalogueEvent[]) {
  const sources = new Set<Address>()
  const tasks = new Map<Address, bigint | undefined>()
  for (const { eventName, args, blockNumber } of events) {
    if (eventName === 'TaskPublished') tasks.set(args.task, blockNumber)
    else if (eventName === 'TaskStatusChanged') tasks.set(args.task, tasks.get(args.task))
    else sources.add(args.source)
  }
  return { sources: [...sources], tasks: [...tasks] }
}

class Updater {
  readonly #client: TaskmeshClient
  readonly #storage: ContentStorage
  readonly #store: CatalogueStore
  readonly #signal: AbortSignal | undefined

  constructor(
    client: TaskmeshClient,
    options: { storage: ContentStorage; store: CatalogueStore; signal: AbortSignal | undefined },
  ) {
    this.#client = client
    this.#storage = options.storage
    this.#store = options.store
    this.#signal = options.signal
  }

  readSources(addresses: readonly Address[]): Promise<CatalogueSource[]> {
    const options = { storage: this.#storage, signal: this.#signal }
    return mapInBatches(addresses, READS_AT_ONCE, (source) => {
      this.#signal?.throwIfAborted()
      return readCatalogueSource(this.#client, source, options)
    })
  }

  /** `sources` are those that were read in the same update. */
  readTasks(
    tasks: readonly (readonly [Address, bigint | undefined])[],
    sources: readonly CatalogueSource[],
  ): Promise<CatalogueTask[]> {
    return mapInBatches(tasks, READS_AT_ONCE, async ([address, publishedAt]) => {
      this.#signal?.throwIfAborted()
      const before = await this.#store.readTask(address)
      const state = await readCatalogueTask(this.#client, address)
      const client = before?.client ?? (await this.#clientOf(state.source, sources))
      return { ...state, client, blockNumber: publishedAt ?? before?.blockNumber ?? 0n }
    })
  }

  async #clientOf(source: Address, sources: readonly CatalogueSource[]): Promise<Address> {
    const known =
      sources.find(({ address }) => isAddressEqual(address, source)) ??
      (await this.#store.readSource(source))
    return known?.client ?? (await getSource(this.#client, { source })).client
  }
}

/**
 * Makes an index of the network: sources by the task that they run, tasks by who pays, earnings by
 * provider. `update` reads the events since the last one, looks up the state of what they are
 * about, and writes both to the store at once, so that it can be stopped anywhere.
 *
 * Which task a source runs is in its metadata (`huggingface: { task, model, revision }`), else in
 * its compose file; a description that cannot be read is tried again at every update. Source: OGPU
 * SDK, `imageMetadata.json`; the key `huggingface` is an addition of Taskmesh.
 *
 * @throws from `update`: RpcError; InvalidCursorError when the store has no good one; the signal's
 * reason.
 *
 * @example
 * ```ts
 * const catalogue = createCatalogue(client, { storage })
 * await catalogue.update()
 * const [source] = await catalogue.sourcesOffering('text-classification')
 * const { total } = await catalogue.earningsOf(provider)
 * ```
 */
export function createCatalogue(client: TaskmeshClient, options: CatalogueOptions): Catalogue {
  const { storage, store = memoryCatalogueStore(), fromBlock = 0n, maxBlockRange } = options
  const lock = Symbol('catalogue')

  async function update(signal: AbortSignal | undefined): Promise<{ cursor: EventCursor }> {
    const saved = await store.readCursor()
    const updater = new Updater(client, { storage, store, signal })
    const start = saved === undefined ? { fromBlock } : { cursor: saved }
    const reader = new EventReader(client, { ...start, eventNames: EVENTS, maxBlockRange, signal })
    const unread = await store.findSources({ hasProblem: true })
    let again = unread.map(({ address }) => address)
    for (;;) {
      const { events, hasMore } = await reader.read()
      const affected = affectedBy(events)
      const sources = await updater.readSources([...new Set([...affected.sources, ...again])])
      const tasks = await updater.readTasks(affected.tasks, sources)
      for (const event of events) reader.give(event)
      reader.advance()
      const cursor = reader.cursor ?? `${fromBlock}`
      await store.write({ cursor, sources, tasks })
      again = []
      if (!hasMore) return { cursor }
    }
  }

  return {
    update: ({ signal } = {}) => withLock(lock, () => update(signal)),
    sourcesOffering: (task, { includeInactive = false } = {}) =>
      store.findSources({ task, ...(includeInactive ? {} : { status: 'ACTIVE' }) }),
    tasksOf: (account) => store.findTasks({ client: account }),
    async earningsOf(provider) {
      const tasks = await store.findTasks({ provider })
      return { total: tasks.reduce((sum, { paid }) => sum + paid, 0n), tasks }
    },
  }
}
