import { MissingContractError, type TaskmeshClient } from '@taskmesh/client'
import { isRecord } from '@taskmesh/errors'
import { isAddress, type Address, type Chain } from 'viem'

/** Looks up a contract of the protocol in a chain. @throws MissingContractError */
export function contractOf(
  chain: Chain | undefined,
  name: 'nexus' | 'terminal' | 'vault',
): Address {
  const entry: unknown = chain?.contracts?.[name]
  const address = isRecord(entry) ? entry['address'] : undefined
  if (typeof address === 'string' && isAddress(address)) return address
  throw new MissingContractError(name, chain?.name)
}

/** Looks up the contracts that a provider deals with. @throws MissingContractError */
export function contractsOf({ chain }: Pick<TaskmeshClient, 'chain'>) {
  return {
    nexus: contractOf(chain, 'nexus'),
    terminal: contractOf(chain, 'terminal'),
    vault: contractOf(chain, 'vault'),
  }
}
