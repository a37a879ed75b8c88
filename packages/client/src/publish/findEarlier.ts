import { raceSignal } from 'race-signal'
import { isAddressEqual, type Address, type TransactionReceipt } from 'viem'
import { getTask, type GetTaskReturnType } from '../actions/task/getTask.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import {
  IdempotencyConflictError,
  IdempotencyUncertainError,
  IdempotentTaskOverError,
} from '../errors/publishErrors.ts'
import { retryRead } from '../reads/retryRead.ts'
import type { ContentStorage } from '../storage/contentStorage.ts'
import { readJson } from '../storage/readJson.ts'
import { firstDifference } from './firstDifference.ts'
import { findTransactionOf } from './findTransactionOf.ts'
import { payloadMatcher } from './payloadMatcher.ts'
import { readKeyedTasksOf, type KeyedTask } from './readKeyedTasks.ts'

const PAYLOAD_TIMEOUT_MS = 5000

/** What is to be published under a key, and who publishes it. */
export interface KeyedRequest {
  account: Address
  /** Of the key, see `keyTag`. */
  tag: string
  source: Address
  /** Where to look for the key: the source first, and those beside it. */
  sources: readonly Address[]
  /** In wei. */
  payment: bigint
  /** The payload. */
  json: string
  /** Where payloads are. */
  storage: ContentStorage
  /** Whether a task that is over may be followed by a new one. */
  restart: boolean
  lookBackBlocks?: number | undefined
  lookBackTasks?: number | undefined
  signal: AbortSignal
}

/** A task that was published before, and the transaction that did it. */
export interface EarlierTask {
  taskAddress: Address
  receipt: TransactionReceipt
}

interface Candidate extends EarlierTask {
  task: KeyedTask
}

/** Those that the account itself published, the newest first: anybody may copy a payload. */
async function publishedBy(
  client: TaskmeshClient,
  tasks: readonly KeyedTask[],
  { account, lookBackBlocks, signal }: KeyedRequest,
  blockNumber: bigint,
): Promise<Candidate[]> {
  const search = { blockNumber, lookBackBlocks, signal }
  const candidates: Candidate[] = []
  for (const task of tasks) {
    const receipt = await findTransactionOf(client, task, search)
    const { taskAddress } = task
    if (isAddressEqual(receipt.from, account)) candidates.push({ task, taskAddress, receipt })
  }
  const isNewer = (a: Candidate, b: Candidate) =>
    Number(b.receipt.blockNumber - a.receipt.blockNumber) || b.task.index - a.task.index
  return candidates.toSorted(isNewer)
}

/** The terms of a task that a request with its key has to repeat. */
export type KeyedTerms = Pick<KeyedTask, 'taskAddress' | 'source' | 'payment' | 'configUrl'>

type Payload = Pick<KeyedRequest, 'json' | 'storage' | 'signal'>

/** Where a payload says something else than an earlier one, as far as that can be read. */
async function differenceOf({ json, storage, signal }: Payload, url: string): Promise<string> {
  const maxBytes = json.length * 4 + 65_536
  const short = AbortSignal.any([signal, AbortSignal.timeout(PAYLOAD_TIMEOUT_MS)])
  const reading = storage.get(url, { maxBytes, signal: short }).then(readJson)
  const earlier = await raceSignal(reading, short).catch(() => undefined)
  return firstDifference(earlier, JSON.parse(json)) ?? 'inputs'
}

/** Refuses a request that says something else than the task with its key. */
export async function checkSameRequest(
  request: Omit<KeyedRequest, 'sources'>,
  task: KeyedTerms,
): Promise<void> {
  const { taskAddress } = task
  const { source, payment, json } = request
  const differs = (path: string, earlier: string, now: string): never => {
    throw new IdempotencyConflictError(taskAddress, { path, earlier, now })
  }
  if (!isAddressEqual(task.source, source)) differs('source', task.source, source)
  if (task.payment !== payment) differs('payment', `${task.payment} wei`, `${payment} wei`)
  const isSame = await payloadMatcher(json)
  if (await isSame(task.configUrl)) return
  const path = await differenceOf(request, task.configUrl)
  differs(path, `the payload at ${task.configUrl.slice(0, 200)}`, 'something else')
}

/** How a task ended without a result, if it did. A task past its expiry keeps its status. */
export function endOf(
  { status, expiryTime }: Pick<GetTaskReturnType, 'status' | 'expiryTime'>,
  now: bigint,
): 'CANCELED' | 'EXPIRED' | undefined {
  if (status === 'CANCELED' || status === 'EXPIRED') return status
  const isOpen = status === 'NEW' || status === 'ATTEMPTED'
  return isOpen && expiryTime < now ? 'EXPIRED' : undefined
}

/**
 * Finds the task that the account published under a key, in the state after one block.
 *
 * @throws IdempotencyConflictError when it is another request; IdempotentTaskOverError when it ended
 * without a result and `restart` is not set; IdempotencyUncertainError when the source has more
 * tasks than were looked at and the key is in none of those.
 */
export async function findEarlier(
  client: TaskmeshClient,
  request: KeyedRequest,
  { blockNumber, timestamp }: { blockNumber: bigint; timestamp: bigint },
): Promise<EarlierTask | undefined> {
  const { source, sources, tag, lookBackTasks, restart, signal } = request
  const lists = await readKeyedTasksOf(client, { sources, blockNumber, lookBackTasks, signal })
  const tasks = lists.flatMap(({ byTag }) => byTag.get(tag) ?? [])
  const [earlier] = await publishedBy(client, tasks, request, blockNumber)
  if (earlier === undefined) {
    const unread = lists[0]?.unread ?? 0
    if (unread === 0) return undefined
    throw new IdempotencyUncertainError(source, unread)
  }
  const { taskAddress } = earlier
  const reading = retryRead(() => getTask(client, { taskAddress }), signal)
  const end = endOf(await raceSignal(reading, signal), timestamp)
  if (end !== undefined && restart) return undefined
  await checkSameRequest(request, earlier.task)
  if (end !== undefined) throw new IdempotentTaskOverError(taskAddress, end)
  return earlier
}
