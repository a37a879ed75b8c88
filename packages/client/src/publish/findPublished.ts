import { taskAbi } from '@taskmesh/contracts'
import { isAddressEqual, type Address, type Hash } from 'viem'
import { getBlockNumber } from 'viem/actions'
import { getEvents } from '../actions/event/getEvents.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { RpcError } from '../errors/chainErrors.ts'
import { redactedReason } from '../errors/redactedReason.ts'
import { TaskNotFoundError } from '../errors/taskErrors.ts'
import { readContractOf } from '../reads/readContractOf.ts'
import { readMany } from '../reads/readMany.ts'

/** A task that was published before, and the transaction that did it. */
export interface PublishedTask {
  taskAddress: Address
  hash: Hash
}

export interface Search {
  source: Address
  /** How many of the latest blocks to search. */
  lookBackBlocks: number
  signal: AbortSignal
  isSame: (configUrl: string) => Promise<boolean>
}

async function configUrls(
  client: TaskmeshClient,
  taskAddresses: readonly Address[],
): Promise<string[]> {
  const calls = taskAddresses.map(
    (address) => ({ address, abi: taskAbi, functionName: 'taskParams' }) as const,
  )
  const reads = readMany(client, calls)
  const [first] = taskAddresses
  const params = await readContractOf(reads, (cause) =>
    first === undefined
      ? new RpcError('reading tasks', redactedReason(cause), cause)
      : new TaskNotFoundError(first, cause),
  )
  return params.map(([, config]) => config)
}

/** Finds a task with this payload among those that a source got lately, the newest first. */
export async function findPublished(
  client: TaskmeshClient,
  { source, lookBackBlocks, signal, isSame }: Search,
): Promise<PublishedTask | undefined> {
  const toBlock = await getBlockNumber(client, { cacheTime: 0 }).catch((error: unknown) => {
    throw new RpcError('reading the block number', redactedReason(error), error)
  })
  const first = toBlock - BigInt(lookBackBlocks) + 1n
  const fromBlock = first > 0n ? first : 0n
  const eventNames = ['TaskPublished'] as const
  const events = await getEvents(client, { fromBlock, toBlock, eventNames, signal })
  const recent = events.filter(({ args }) => isAddressEqual(args.source, source)).toReversed()
  const urls = await configUrls(
    client,
    recent.map(({ args }) => args.task),
  )
  for (const [index, { args, transactionHash }] of recent.entries()) {
    const url = urls[index]
    if (url !== undefined && (await isSame(url))) {
      return { taskAddress: args.task, hash: transactionHash }
    }
  }
  return undefined
}
