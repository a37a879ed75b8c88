import { nexusAbi } from '@taskmesh/contracts'
import {
  parseEventLogs,
  type ContractEventName,
  type Log,
  type ParseEventLogsReturnType,
} from 'viem'
import { getLogs } from 'viem/actions'
import { contractAddress } from '../chain/contractAddress.ts'
import { reasonOf } from '../chain/reasonOf.ts'
import type { TaskmeshClient } from '../chain/taskmeshClient.ts'
import { RpcError } from '../errors/chainErrors.ts'

/** Names of what the Nexus tells: `TaskPublished`, `Attempted`, `ResponseSubmitted`, … */
export type NexusEventName = ContractEventName<typeof nexusAbi>

/** An event of the Nexus, decoded: `eventName`, `args`, and where it is in the chain. */
export type NexusEvent<Name extends NexusEventName = NexusEventName> = ParseEventLogsReturnType<
  typeof nexusAbi,
  Name[],
  true
>[number]

export interface GetEventsParameters<Name extends NexusEventName = NexusEventName> {
  /** First block. */
  fromBlock: bigint
  /** Last block, included. */
  toBlock: bigint
  /** Default: all. */
  eventNames?: readonly Name[] | undefined
  /** Most blocks of one request to the node; fewer are asked for when it refuses. Default 2000. */
  maxBlockRange?: number | undefined
  signal?: AbortSignal | undefined
}

export type GetEventsReturnType<Name extends NexusEventName = NexusEventName> = NexusEvent<Name>[]

const DEFAULT_RANGE = 2000

async function getRange(
  client: TaskmeshClient,
  fromBlock: bigint,
  toBlock: bigint,
  signal: AbortSignal | undefined,
): Promise<Log<bigint, number, false>[]> {
  signal?.throwIfAborted()
  try {
    const address = contractAddress(client, 'nexus')
    return await getLogs(client, { address, fromBlock, toBlock })
  } catch (error) {
    // Nodes limit ranges and answers in many words. Halving finds the limit, if that was it.
    if (fromBlock === toBlock) throw new RpcError('reading events', reasonOf(error), error)
    const middle = (fromBlock + toBlock) / 2n
    const first = await getRange(client, fromBlock, middle, signal)
    return [...first, ...(await getRange(client, middle + 1n, toBlock, signal))]
  }
}

/**
 * Reads the events of a range of blocks, oldest first. No filter is kept on the node.
 *
 * The protocol indexes no arguments, so filter by task or source in your own code.
 *
 * @throws RpcError when the node does not even answer for a single block.
 *
 * @example
 * ```ts
 * const events = await getEvents(client, { fromBlock: 1n, toBlock: 5000n, eventNames: ['Attempted'] })
 * const attempts = events.filter(({ args }) => args.task === task)
 * ```
 */
export async function getEvents<const Name extends NexusEventName = NexusEventName>(
  client: TaskmeshClient,
  parameters: GetEventsParameters<Name>,
): Promise<GetEventsReturnType<Name>> {
  const { fromBlock, toBlock, eventNames, maxBlockRange = DEFAULT_RANGE, signal } = parameters
  const logs: Log<bigint, number, false>[] = []
  for (let start = fromBlock; start <= toBlock; start += BigInt(maxBlockRange)) {
    const last = start + BigInt(maxBlockRange) - 1n
    logs.push(...(await getRange(client, start, last < toBlock ? last : toBlock, signal)))
  }
  const names = eventNames === undefined ? undefined : [...eventNames]
  const events = parseEventLogs({ abi: nexusAbi, logs, eventName: names, strict: true })
  // Decoded with these names only, which the general type does not show.
  return events as unknown as GetEventsReturnType<Name>
}
