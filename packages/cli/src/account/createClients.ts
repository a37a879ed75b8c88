import { sourceActions, taskActions, vaultActions, type TaskmeshClient } from '@taskmesh/client'
import {
  createClient,
  createWalletClient,
  http,
  type Address,
  type Chain,
  type Client,
  type HttpTransport,
  type LocalAccount,
} from 'viem'
import { chainOf, storageOf, type NetworkPlace } from './chooseNetwork.ts'

const POLLING_INTERVAL_MS = { devnet: 100, testnet: 1000, mainnet: 1000 }

/** A client that reads. */
export function createReader(place: NetworkPlace): Client<HttpTransport, Chain> {
  return createClient({ chain: chainOf(place), transport: http(place.rpcUrl) })
}

/** A wallet that publishes tasks, pays, and works. */
export function createWallet(place: NetworkPlace, account: LocalAccount) {
  const storage = storageOf(place)
  return createWalletClient({
    account,
    chain: chainOf(place),
    transport: http(place.rpcUrl),
    pollingInterval: POLLING_INTERVAL_MS[place.chain],
  })
    .extend(taskActions({ storage }))
    .extend(sourceActions({ storage }))
    .extend(vaultActions())
}

/** A client of an account whose key is elsewhere. */
export function createKeyless(place: NetworkPlace, account: Address): TaskmeshClient {
  return createClient({
    account,
    chain: chainOf(place),
    transport: http(place.rpcUrl),
    pollingInterval: POLLING_INTERVAL_MS[place.chain],
  })
}

export type Wallet = ReturnType<typeof createWallet>
