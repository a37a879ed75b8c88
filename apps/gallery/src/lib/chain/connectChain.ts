import { ogpuStorage, taskActions } from '@taskmesh/client'
import type { NetworkChain } from '@taskmesh/venues/network-file'
import { createWalletClient, http, type Address, type LocalAccount, type Transport } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { chainOf } from './chainOf.ts'
import type { Payer } from './payer.ts'
import { walletTransport } from './walletTransport.ts'

const POLLING_MS = 500

function signerOf(
  payer: Payer,
  rpcUrl: string,
): { account: LocalAccount | Address; transport: Transport } {
  return payer.type === 'key'
    ? { account: privateKeyToAccount(payer.privateKey), transport: http(rpcUrl) }
    : { account: payer.address, transport: walletTransport(payer.wallet.provider, rpcUrl) }
}

/**
 * Makes a client that publishes with an account.
 *
 * @throws UnknownChainError.
 */
export function connectChain(config: NetworkChain, payer: Payer) {
  const { storageUrl, rpcUrl } = config
  return createWalletClient({
    ...signerOf(payer, rpcUrl),
    chain: chainOf(config),
    pollingInterval: POLLING_MS,
  }).extend(taskActions({ storage: ogpuStorage({ url: storageUrl }) }))
}
