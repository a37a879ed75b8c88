import { nexusAbi, terminalAbi, vaultAbi } from '@taskmesh/contracts'
import type { ContractEventName, ParseEventLogsReturnType } from 'viem'
import type { ProtocolContract } from '../connection/contractAddress.ts'

/**
 * The ABIs of the contracts that emit events: Nexus, Terminal and Vault. The Controller, sources,
 * tasks and responses emit nothing but changes of their owner. Source: ABIs of the deployed contracts.
 */
export const protocolEventsAbi = [...nexusAbi, ...terminalAbi, ...vaultAbi] as const

type ProtocolEventsAbi = typeof protocolEventsAbi

/** Names of events: `TaskPublished`, `ProviderAnnounced`, `Deposited`, … */
export type ProtocolEventName = ContractEventName<ProtocolEventsAbi>

/** An event of the protocol, decoded: `eventName`, `args`, and where it is in the chain. */
export type ProtocolEvent<Name extends ProtocolEventName = ProtocolEventName> =
  ParseEventLogsReturnType<ProtocolEventsAbi, Name[], true>[number]

const EMITTERS = {
  nexus: nexusAbi,
  terminal: terminalAbi,
  vault: vaultAbi,
} as const satisfies Partial<Record<ProtocolContract, readonly { type: string; name?: string }[]>>

const CONTRACTS = [
  'nexus',
  'terminal',
  'vault',
] as const satisfies readonly (keyof typeof EMITTERS)[]

/** Names the contracts that emit events of these names, so that no others are queried. */
export function emittersOf(
  names: readonly ProtocolEventName[] | undefined,
): readonly (typeof CONTRACTS)[number][] {
  if (names === undefined) return CONTRACTS
  return CONTRACTS.filter((contract) =>
    EMITTERS[contract].some(
      (item) => item.type === 'event' && names.some((name) => name === item.name),
    ),
  )
}
