import { ogpuDevnet, ogpuMainnet } from '@taskmesh/contracts'
import type { NetworkChain } from '@taskmesh/venues/network-file'
import { UnknownChainError } from './errors.ts'

/**
 * Finds the chain that a configuration names, to be reached at its address.
 *
 * @throws {@link UnknownChainError} for a chain that has no protocol.
 */
export function chainOf({ chainId, rpcUrl }: NetworkChain) {
  const chain = [ogpuDevnet, ogpuMainnet].find(({ id }) => id === chainId)
  if (chain === undefined) throw new UnknownChainError(chainId)
  return { ...chain, rpcUrls: { default: { http: [rpcUrl] } } }
}
