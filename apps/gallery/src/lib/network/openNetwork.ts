import { ogpuStorage, type ContentStorage, type TaskmeshClient } from '@taskmesh/client'
import { ogpuDevnet, ogpuMainnet } from '@taskmesh/contracts'
import type { NetworkChain } from '@taskmesh/venues/network-file'
import { createPublicClient, http } from 'viem'
import { UnknownChainError } from '../chain/errors.ts'

/** What the network is read with: no account, so nothing can be paid with it. */
export interface Network {
  client: TaskmeshClient
  storage: ContentStorage
  name: string
}

/**
 * Opens the chain of a configuration for reading. Reads of the same moment are one request.
 *
 * @throws {@link UnknownChainError} for a chain that has no protocol.
 */
export function openNetwork({ chainId, rpcUrl, storageUrl }: NetworkChain): Network {
  const chain = [ogpuDevnet, ogpuMainnet].find(({ id }) => id === chainId)
  if (chain === undefined) throw new UnknownChainError(chainId)
  const client = createPublicClient({ chain, transport: http(rpcUrl, { batch: true }) })
  return { client, storage: ogpuStorage({ url: storageUrl }), name: chain.name }
}
