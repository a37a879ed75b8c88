import { sourceAbi, taskAbi } from '@taskmesh/contracts'
import { LRUCache } from 'lru-cache'
import { raceSignal } from 'race-signal'
import { isAddressEqual, type Address } from 'viem'
import { nodeKey } from '../connection/nodeKey.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { RpcError } from '../errors/chainErrors.ts'
import { SourceNotFoundError } from '../errors/publishErrors.ts'
import { redactedReason } from '../errors/redactedReason.ts'
import { readContractOf } from '../reads/readContractOf.ts'
import { readMany } from '../reads/readMany.ts'
import { retryRead } from '../reads/retryRead.ts'
import { withLock } from '../scheduling/withLock.ts'
import { tagOf } from './keyTag.ts'

const PAGE = 200
export const DEFAULT_LOOK_BACK_TASKS = 10_000

/** A task that was published under a key, by whomever. */
export interface KeyedTask {
  taskAddress: Address
  source: Address
  /** Place in the list of the source. */
  index: number
  /** In wei. */
  payment: bigint
  /** Seconds since 1970. */
  expiryTime: bigint
  configUrl: string
}

/** The tasks of a source that have a tag, see `keyTag`. */
export interface KeyedTasks {
  /** By tag; the newest comes last. */
  byTag: ReadonlyMap<string, readonly KeyedTask[]>
  /** How many tasks of the source were too old to be looked at. */
  unread: number
}

export interface TaskSearch {
  source: Address
  /** The state to read is the one after this block. */
  blockNumber: bigint
  /** How many of the source's latest tasks to look at. Default 10 000. */
  lookBackTasks?: number | undefined
  signal: AbortSignal
}

export type TasksSearch = Omit<TaskSearch, 'source'> & { sources: readonly Address[] }

/** What this process read of a source. Its list only grows, so nothing is read twice. */
interface Known {
  /** Index of the first address. */
  from: number
  addresses: Address[]
  byTag: Map<string, KeyedTask[]>
}

const knownSources = new LRUCache<string, Known>({ max: 1000 })

async function readAt<Result>(
  source: Address,
  signal: AbortSignal,
  read: () => Promise<Result>,
): Promise<Result> {
  const missing = (cause: unknown) => new SourceNotFoundError(source, cause)
  const reading = retryRead(() => readContractOf(read(), missing), signal)
  return raceSignal(reading, signal)
}

async function readPage(
  client: TaskmeshClient,
  { source, blockNumber, signal }: TaskSearch,
  first: number,
  end: number,
): Promise<Address[]> {
  const contract = { address: source, abi: sourceAbi, functionName: 'tasks' } as const
  const calls = Array.from(
    { length: end - first },
    (_, index) => ({ ...contract, args: [BigInt(first + index)] }) as const,
  )
  return readAt(source, signal, () => readMany(client, calls, { blockNumber }))
}

async function readTerms(
  client: TaskmeshClient,
  { source, blockNumber, signal }: TaskSearch,
  addresses: readonly Address[],
) {
  const calls = addresses.map(
    (address) => ({ address, abi: taskAbi, functionName: 'taskParams' }) as const,
  )
  return readAt(source, signal, () => readMany(client, calls, { blockNumber }))
}

/** Reads the entries of the list from `known.from + known.addresses.length` on. */
async function extend(
  client: TaskmeshClient,
  search: TaskSearch,
  known: Known,
  count: number,
): Promise<void> {
  for (let first = known.from + known.addresses.length; first < count; first += PAGE) {
    const addresses = await readPage(client, search, first, Math.min(count, first + PAGE))
    const terms = await readTerms(client, search, addresses)
    for (const [offset, [source, configUrl, expiryTime, payment]] of terms.entries()) {
      const tag = tagOf(configUrl)
      const taskAddress = addresses[offset]
      if (tag === undefined || taskAddress === undefined) continue
      const index = first + offset
      const task = { taskAddress, source, index, payment, expiryTime, configUrl }
      known.byTag.set(tag, [...(known.byTag.get(tag) ?? []), task])
    }
    known.addresses.push(...addresses)
  }
}

/** Whether the list still begins with what was read: a development chain may have been reset. */
async function isStillTrue(
  client: TaskmeshClient,
  search: TaskSearch,
  { from, addresses }: Known,
  count: number,
): Promise<boolean> {
  const end = from + addresses.length
  if (count === end) return true
  const last = Math.min(count, end) - 1
  const before = addresses[last - from]
  if (before === undefined) return false
  const [now] = await readPage(client, search, last, last + 1)
  return now !== undefined && isAddressEqual(now, before)
}

/** Reads the list of a source that has so many entries. */
async function readList(
  client: TaskmeshClient,
  search: TaskSearch,
  count: number,
): Promise<KeyedTasks> {
  const { source, lookBackTasks = DEFAULT_LOOK_BACK_TASKS, signal } = search
  const name = `${nodeKey(client)}:${source.toLowerCase()}`
  const read = async (): Promise<KeyedTasks> => {
    const from = Math.max(0, count - lookBackTasks)
    const earlier = knownSources.get(name)
    const isUseful = earlier !== undefined && earlier.from <= from
    const isKept = isUseful && (await isStillTrue(client, search, earlier, count))
    const known = isKept ? earlier : { from, addresses: [], byTag: new Map() }
    knownSources.set(name, known)
    await extend(client, search, known, count)
    return { byTag: known.byTag, unread: known.from }
  }
  return withLock(`tasks:${name}`, read, signal)
}

async function countTasks(
  client: TaskmeshClient,
  { sources, blockNumber, signal }: TasksSearch,
): Promise<number[]> {
  const [first] = sources
  if (first === undefined) return []
  const contract = { abi: sourceAbi, functionName: 'getTaskCount' } as const
  const calls = sources.map((address) => ({ ...contract, address }))
  const counts = await readAt(first, signal, () => readMany(client, calls, { blockNumber }))
  return counts.map(Number)
}

/**
 * Reads which tasks of some sources have keys, after one block, from the state of the contracts: a
 * node cannot leave some out in silence, as it may with logs. What this process read before is not
 * read again.
 *
 * @returns one entry for each source, in their order.
 * @throws SourceNotFoundError; RpcError; the signal's reason.
 */
export async function readKeyedTasksOf(
  client: TaskmeshClient,
  search: TasksSearch,
): Promise<KeyedTasks[]> {
  const { sources, signal } = search
  try {
    const counts = await countTasks(client, search)
    const reads = sources.map((source, index) =>
      readList(client, { ...search, source }, counts[index] ?? 0),
    )
    return await Promise.all(reads)
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof SourceNotFoundError || error instanceof RpcError) throw error
    throw new RpcError('reading tasks', redactedReason(error), error)
  }
}

/** Reads the tasks with keys of one source, as {@link readKeyedTasksOf} does. */
export async function readKeyedTasks(
  client: TaskmeshClient,
  { source, ...search }: TaskSearch,
): Promise<KeyedTasks> {
  const [tasks] = await readKeyedTasksOf(client, { ...search, sources: [source] })
  return tasks ?? { byTag: new Map(), unread: 0 }
}
