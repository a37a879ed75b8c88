import { nexusAbi, sourceAbi } from '@taskmesh/contracts'
import { LRUCache } from 'lru-cache'
import {
  isAddressEqual,
  parseEventLogs,
  type Address,
  type Hash,
  type TransactionReceipt,
} from 'viem'
import { getBlock, getTransactionReceipt, readContract } from 'viem/actions'
import { getEvents } from '../actions/event/getEvents.ts'
import { nodeKey } from '../connection/nodeKey.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { RpcError } from '../errors/chainErrors.ts'
import { redactedReason } from '../errors/redactedReason.ts'
import { isNoSuchContract } from '../reads/readContractOf.ts'
import { retryRead } from '../reads/retryRead.ts'
import type { KeyedTask } from './readKeyedTasks.ts'

export const DEFAULT_LOOK_BACK_BLOCKS = 10_000

export interface TransactionSearch {
  /** The block whose state has the task. */
  blockNumber: bigint
  /** Of how many blocks to ask for logs, first. Default 10 000. */
  lookBackBlocks?: number | undefined
  signal: AbortSignal
}

/** By task; what is found stays true. */
const found = new LRUCache<string, Hash>({ max: 10_000 })

const nameOf = (client: TaskmeshClient, task: Address) => `${nodeKey(client)}:${task}`

/** Spares the search for a task that this process published. */
export function rememberTransactionOf(client: TaskmeshClient, task: Address, hash: Hash): void {
  found.set(nameOf(client, task), hash)
}

async function findInLogs(
  client: TaskmeshClient,
  { taskAddress }: KeyedTask,
  { blockNumber: toBlock, lookBackBlocks = DEFAULT_LOOK_BACK_BLOCKS, signal }: TransactionSearch,
): Promise<Hash | undefined> {
  const first = toBlock - BigInt(lookBackBlocks) + 1n
  const fromBlock = first > 0n ? first : 0n
  const eventNames = ['TaskPublished'] as const
  const events = await getEvents(client, { fromBlock, toBlock, eventNames, signal })
  return events.find(({ args }) => isAddressEqual(args.task, taskAddress))?.transactionHash
}

/** Finds the block since which a source has a task, by halving the chain. */
async function findBlock(
  client: TaskmeshClient,
  { source: address, index }: KeyedTask,
  { blockNumber: head, signal }: TransactionSearch,
): Promise<bigint> {
  const call = { address, abi: sourceAbi, functionName: 'getTaskCount' } as const
  const isThere = async (blockNumber: bigint) => {
    signal.throwIfAborted()
    const count = readContract(client, { ...call, blockNumber }).catch((error: unknown) => {
      // Before there was the source.
      if (isNoSuchContract(error)) return 0n
      throw error
    })
    return (await count) > index
  }
  let there = head
  let before = -1n
  while (there - before > 1n) {
    const middle = (there + before) / 2n
    if (middle === before) break
    if (await isThere(middle)) there = middle
    else before = middle
  }
  return there
}

function hasTask({ logs }: TransactionReceipt, task: Address): boolean {
  const events = parseEventLogs({ abi: nexusAbi, logs, eventName: 'TaskPublished', strict: true })
  return events.some(({ args }) => isAddressEqual(args.task, task))
}

async function findByState(
  client: TaskmeshClient,
  task: KeyedTask,
  search: TransactionSearch,
): Promise<Hash | undefined> {
  const blockNumber = await findBlock(client, task, search)
  const { transactions } = await getBlock(client, { blockNumber })
  for (const hash of transactions) {
    search.signal.throwIfAborted()
    const receipt = await getTransactionReceipt(client, { hash })
    if (hasTask(receipt, task.taskAddress)) return hash
  }
  return undefined
}

async function findHash(
  client: TaskmeshClient,
  task: KeyedTask,
  search: TransactionSearch,
): Promise<Hash> {
  const known = found.get(nameOf(client, task.taskAddress))
  if (known !== undefined) return known
  const logged = await findInLogs(client, task, search).catch((error: unknown) => {
    // Nodes without logs may have the state of earlier blocks.
    if (!(error instanceof RpcError)) throw error
  })
  const hash = logged ?? (await findByState(client, task, search))
  if (hash === undefined) throw new RpcError('reading blocks', 'no block has it')
  rememberTransactionOf(client, task.taskAddress, hash)
  return hash
}

/**
 * Finds the receipt of the transaction that published a task: by the logs of the latest blocks, or
 * where a node leaves them out or the task is older, by the state of earlier blocks.
 *
 * @throws RpcError when the node shows neither: nothing was sent, and who published it is not known.
 */
export async function findTransactionOf(
  client: TaskmeshClient,
  task: KeyedTask,
  search: TransactionSearch,
): Promise<TransactionReceipt> {
  try {
    const hash = await retryRead(() => findHash(client, task, search), search.signal)
    return await retryRead(() => getTransactionReceipt(client, { hash }), search.signal)
  } catch (error) {
    search.signal.throwIfAborted()
    const doing = `looking for the transaction of the task ${task.taskAddress}, which has this key`
    throw new RpcError(doing, redactedReason(error), error)
  }
}
