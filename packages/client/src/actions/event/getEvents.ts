import { raceSignal } from 'race-signal'
import { parseEventLogs, type AbiEvent } from 'viem'
import { checkChain } from '../../connection/checkChain.ts'
import { contractAddress } from '../../connection/contractAddress.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { LogReader } from '../../events/LogReader.ts'
import {
  protocolEventsAbi,
  emittersOf,
  type ProtocolEvent,
  type ProtocolEventName,
} from '../../events/protocolEvents.ts'

/** Parameters of {@link getEvents}: the range of blocks, and which events. */
export interface GetEventsParameters<Name extends ProtocolEventName = ProtocolEventName> {
  /** First block. */
  fromBlock: bigint
  /** Last block, included. */
  toBlock: bigint
  /** Default: all of Nexus, Terminal and Vault. */
  eventNames?: readonly Name[] | undefined
  /** Most blocks of one request to the node; halved when it refuses or does not answer. Default 2000. */
  maxBlockRange?: number | undefined
  signal?: AbortSignal | undefined
}

/** What {@link getEvents} returns: the events, in the order of the chain. */
export type GetEventsReturnType<Name extends ProtocolEventName = ProtocolEventName> =
  ProtocolEvent<Name>[]

const DEFAULT_RANGE = 2000

function eventsNamed(names: readonly ProtocolEventName[] | undefined): AbiEvent[] {
  return protocolEventsAbi.filter(
    (item) =>
      item.type === 'event' && (names === undefined || names.some((name) => name === item.name)),
  ) as AbiEvent[] // The filter leaves events only, which the type of the list does not show.
}

/**
 * Reads the events of Nexus, Terminal and Vault in a range of blocks, oldest first. No filter is
 * kept on the node. Ranges that the node refuses or cannot answer are halved, and a node that has too
 * many requests gets the time that it asks for.
 *
 * The protocol indexes no arguments, so filter by task or source in your own code. Source: ABIs of
 * the deployed contracts.
 *
 * @throws RpcError when the node cannot be reached, or does not even answer for a single block;
 * WrongChainError when it is on another chain; the signal's reason when it was aborted.
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
  await raceSignal(checkChain(client), signal)
  const reader = new LogReader(client, { address, events }, { maxBlockRange, signal })
  const logs = await reader.read(fromBlock, toBlock)
  const eventName = eventNames === undefined ? undefined : [...eventNames]
  const parsed = parseEventLogs({ abi: protocolEventsAbi, logs, eventName, strict: true })
  // Decoded with these names only, which the general type does not show.
  return parsed as unknown as GetEventsReturnType<Name>
}
