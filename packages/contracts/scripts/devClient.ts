import { createTestClient, http, publicActions, walletActions } from 'viem'

/** A client that controls a development chain and sends for its unlocked accounts. */
export function devClient(url: string) {
  return createTestClient({
    mode: 'anvil',
    transport: http(url),
    cacheTime: 0,
    pollingInterval: 20,
  })
    .extend(publicActions)
    .extend(walletActions)
}

export type DevClient = ReturnType<typeof devClient>
