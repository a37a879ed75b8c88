import { ogpuStorage, taskActions } from '@taskmesh/client'
import type { NetworkChain } from '@taskmesh/venues/network-file'
import { createWalletClient, http } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { chainOf } from './chainOf.ts'
import { NoAccountError } from './errors.ts'

const POLLING_MS = 500

/**
 * Makes a client that publishes with the account of the configuration.
 *
 * @throws UnknownChainError, {@link NoAccountError}.
 */
export function connectChain(config: NetworkChain) {
  const { account, storageUrl, rpcUrl } = config
  const chain = chainOf(config)
  if (account === undefined) throw new NoAccountError()
  return createWalletClient({
    account: privateKeyToAccount(account.privateKey),
    chain,
    transport: http(rpcUrl),
    pollingInterval: POLLING_MS,
  }).extend(taskActions({ storage: ogpuStorage({ url: storageUrl }) }))
}
