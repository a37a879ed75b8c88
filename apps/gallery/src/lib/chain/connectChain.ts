import { ogpuStorage, taskActions } from '@taskmesh/client'
import { ogpuDevnet, ogpuMainnet } from '@taskmesh/contracts'
import type { NetworkChain } from '@taskmesh/venues/network-file'
import { createWalletClient, http } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { NoAccountError, UnknownChainError } from './errors.ts'

const POLLING_MS = 500

function chainOf({ chainId, rpcUrl }: NetworkChain) {
  const chain = [ogpuDevnet, ogpuMainnet].find(({ id }) => id === chainId)
  if (chain === undefined) throw new UnknownChainError(chainId)
  return { ...chain, rpcUrls: { default: { http: [rpcUrl] } } }
}

/**
 * Makes a client that publishes with the account of the configuration.
 *
 * @throws {@link UnknownChainError}, {@link NoAccountError}.
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
