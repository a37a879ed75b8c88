import {
  agentActions,
  providerActions,
  sourceActions,
  taskActions,
  vaultActions,
  type ContentStorage,
} from '@taskmesh/client'
import type { Devnet } from '@taskmesh/devnet'
import { createWalletClient, http, type Hex } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'

const POLLING_INTERVAL_MS = 100

export interface NetworkClientOptions {
  chain: Devnet['chain']
  storage: ContentStorage
  privateKey: Hex
}

/** A wallet of the local network that can do everything the protocol allows its account. */
export function createNetworkClient({ chain, storage, privateKey }: NetworkClientOptions) {
  return createWalletClient({
    account: privateKeyToAccount(privateKey),
    chain,
    transport: http(),
    pollingInterval: POLLING_INTERVAL_MS,
  })
    .extend(taskActions({ storage }))
    .extend(sourceActions({ storage }))
    .extend(providerActions())
    .extend(vaultActions())
    .extend(agentActions())
}

export type NetworkClient = ReturnType<typeof createNetworkClient>
