import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { ogpuStorage, sourceActions, taskActions, vaultActions } from '@taskmesh/client'
import { ogpuDevnet } from '@taskmesh/contracts'
import type { DevnetAccounts } from '@taskmesh/devnet'
import { createWalletClient, http, parseEther, type Address, type Hex, type Transport } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'

export const payment = parseEther('0.001')
const deposit = parseEther('1000')
const program = fileURLToPath(new URL('networkProcess.ts', import.meta.url))

/** Where a network can be reached. */
export interface Network {
  rpcUrl: string
  storageUrl: string
  chain: typeof ogpuDevnet
}

interface Started {
  accounts: DevnetAccounts
  near: Pick<Network, 'rpcUrl' | 'storageUrl'>
  far: Pick<Network, 'rpcUrl' | 'storageUrl'>
}

/** A fresh network with one source, whose client has money in the vault. */
export interface Market extends AsyncDisposable {
  /** As it is to be used: so far away as was asked for. */
  devnet: Network
  accounts: DevnetAccounts
  /** Key of the source's client. */
  privateKey: Hex
  source: Address
}

/** A client with all that the benchmarks call. */
export function makeClient(network: Network, privateKey: Hex, transport: Transport = http()) {
  const storage = ogpuStorage({ url: network.storageUrl })
  return createWalletClient({
    account: privateKeyToAccount(privateKey),
    chain: network.chain,
    transport,
    pollingInterval: 100,
  })
    .extend(taskActions({ storage }))
    .extend(sourceActions({ storage }))
    .extend(vaultActions())
}

function toNetwork(urls: Pick<Network, 'rpcUrl' | 'storageUrl'>): Network {
  return { ...urls, chain: { ...ogpuDevnet, rpcUrls: { default: { http: [urls.rpcUrl] } } } }
}

/**
 * Opens a market on a network in a process of its own. Every series has its own, so that none finds
 * what another left.
 *
 * @param roundTripMs - how far away the node and the store are.
 */
export async function openMarket(roundTripMs = 0): Promise<Market> {
  const child = fork(program, [String(roundTripMs)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const [started]: Started[] = await once(child, 'message')
  if (started === undefined) throw new Error('The network did not start.')
  const { accounts, near, far } = started
  const { privateKey } = accounts[1]
  const client = makeClient(toNetwork(near), privateKey)
  await client.deposit({ amount: deposit })
  const { source } = await client.publishSource({
    name: 'bench',
    task: 'text-classification',
    minPayment: payment,
    maxExpiryDuration: 86_400,
  })
  return {
    devnet: toNetwork(roundTripMs > 0 ? far : near),
    accounts,
    privateKey,
    source,
    async [Symbol.asyncDispose]() {
      const closed = once(child, 'exit')
      child.disconnect()
      await closed
    },
  }
}
