import { walk } from '@taskmesh/errors'
import { raceSignal } from 'race-signal'
import { HttpRequestError, parseEventLogs, type AbiEvent, type Log } from 'viem'
import { getLogs } from 'viem/actions'
import { contractAddress } from '../../connection/contractAddress.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { RpcError } from '../../errors/chainErrors.ts'
import { redactedReason } from '../../errors/redactedReason.ts'
import {
  protocolEventsAbi,
  emittersOf,
  type ProtocolEvent,
  type ProtocolEventName,
} from '../../events/protocolEvents.ts'

export interface GetEventsParameters<Name extends ProtocolEventName = ProtocolEventName> {
  /** First block. */
  fromBlock: bigint
  /** Last block, included. */
  toBlock: bigint
  /** Default: all of Nexus, Terminal and Vault. */
  eventNames?: readonly Name[] | undefined
  /** Most blocks of one request to the node; halved when it refuses. Default 2000. */
  maxBlockRange?: number | undefined
  signal?: AbortSignal | undefined
}

export type GetEventsReturnType<Name extends ProtocolEventName = ProtocolEventName> =
  ProtocolEvent<Name>[]

const DEFAULT_RANGE = 2000

function eventsNamed(names: readonly ProtocolEventName[] | undefined): AbiEvent[] {
  return protocolEventsAbi.filter(
    (item) =>
      item.type === 'event' && (names === undefined || names.some((name) => name === item.name)),
  ) as AbiEvent[] // The filter leaves events only, which the type of the list does not show.
}

/** Whether the node is unreachable or limits the rate of requests: smaller ranges do not help. */
function isUnreachable(error: unknown): boolean {
  const http = walk(error, (cause) => cause instanceof HttpRequestError)
  if (http === undefined) return false
  const { status } = http
  return status === undefined || status === 429 || status === 502 || status === 503
}

interface Range {
  fromBlock: bigint
  toBlock: bigint
  events: AbiEvent[]
  address: `0x${string}`[]
  signal: AbortSignal | undefined
}

async function getRange(
  client: TaskmeshClient,
  range: Range,
): Promise<Log<bigint, number, false>[]> {
  const { fromBlock, toBlock, events, address, signal } = range
  signal?.throwIfAborted()
  try {
    return await raceSignal(getLogs(client, { address, events, fromBlock, toBlock }), signal)
  } catch (error) {
    signal?.throwIfAborted()
    // Nodes word the limits of ranges and answers differently. Halving finds the limit, if that was it.
    if (fromBlock === toBlock || isUnreachable(error)) {
      throw new RpcError('reading events', redactedReason(error), error)
    }
    const middle = (fromBlock + toBlock) / 2n
    const first = await getRange(client, { ...range, toBlock: middle })
    return [...first, ...(await getRange(client, { ...range, fromBlock: middle + 1n }))]
  }
}

/**
 * Reads the events of Nexus, Terminal and Vault in a range of blocks, oldest first. No filter is
 * kept on the node.
 *
 * The protocol indexes no arguments, so filter by task or source in your own code. Source: ABIs of
 * the deployed contracts.
 *
 * @throws RpcError when the node cannot be reached, or does not even answer for a single block; the
 * signal's reason when it was aborted.
 *
 * @example
 * ```ts
 * const range = { fromBlock: 1n, toBlock: 20n }
 * const events = await getEvents(client, { ...range, eventNames: ['Attempted'] })
 * const attempts = events.filter(({ args }) => args.task === taskAddress)
 * ```
 */
export async function getEvents<const Name extends ProtocolEventName = ProtocolEventName>(
  client: TaskmeshClient,
  parameters: GetEventsParameters<Name>,
): Promise<GetEventsReturnType<Name>> {
  const { fromBlock, toBlock, eventNames, maxBlockRange = DEFAULT_RANGE, signal } = parameters
  const address = emittersOf(eventNames).map((contract) => contractAddress(client, contract))
  const events = eventsNamed(eventNames)
  const logs: Log<bigint, number, false>[] = []
  for (let start = fromBlock; start <= toBlock; start += BigInt(maxBlockRange)) {
    const last = start + BigInt(maxBlockRange) - 1n
    const range = { fromBlock: start, toBlock: last < toBlock ? last : toBlock }
    logs.push(...(await getRange(client, { ...range, events, address, signal })))
  }
  const eventName = eventNames === undefined ? undefined : [...eventNames]
  const parsed = parseEventLogs({ abi: protocolEventsAbi, logs, eventName, strict: true })
  // Decoded with these names only, which the general type does not show.
  return parsed as unknown as GetEventsReturnType<Name>
}
