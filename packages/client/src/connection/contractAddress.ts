import { isRecord } from '@taskmesh/errors'
import { isAddress, type Address } from 'viem'
import { MissingContractError } from '../errors/chainErrors.ts'
import type { TaskmeshClient } from './taskmeshClient.ts'

/** A contract of the protocol, by its name in `chain.contracts`. */
export type ProtocolContract = 'nexus' | 'controller' | 'terminal' | 'vault'

/**
 * Looks up a contract of the protocol in the client's chain.
 *
 * @throws MissingContractError.
 *
 * @example
 * ```ts
 * show(contractAddress(client, 'vault'))
 * ```
 */
export function contractAddress(client: TaskmeshClient, contract: ProtocolContract): Address {
  const entry: unknown = client.chain?.contracts?.[contract]
  const address = isRecord(entry) ? entry['address'] : undefined
  if (typeof address === 'string' && isAddress(address)) return address
  throw new MissingContractError(contract, client.chain?.name)
}
