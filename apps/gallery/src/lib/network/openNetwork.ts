import { ogpuStorage, type ContentStorage, type TaskmeshClient } from '@taskmesh/client'
import type { NetworkChain } from '@taskmesh/venues/network-file'
import { createPublicClient, http } from 'viem'
import { chainOf } from '../chain/chainOf.ts'

/** What the network is read with: no account, so nothing can be paid with it. */
export interface Network {
  client: TaskmeshClient
  storage: ContentStorage
  name: string
}

/**
 * Opens the chain of a configuration for reading. Reads of the same moment are one request.
 *
 * @throws UnknownChainError for a chain that has no protocol.
 */
export function openNetwork(config: NetworkChain): Network {
  const chain = chainOf(config)
  const client = createPublicClient({ chain, transport: http(config.rpcUrl, { batch: true }) })
  return { client, storage: ogpuStorage({ url: config.storageUrl }), name: chain.name }
}
