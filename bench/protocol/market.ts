import { ogpuStorage, sourceActions, taskActions, vaultActions } from '@taskmesh/client'
import { startDevnet, type Devnet } from '@taskmesh/devnet'
import { createWalletClient, http, parseEther, type Address, type Hex, type Transport } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'

export const payment = parseEther('0.001')
const deposit = parseEther('100')

/** A fresh network with one source, whose client has money in the vault. */
export interface Market extends AsyncDisposable {
  devnet: Devnet
  /** Key of the source's client. */
  privateKey: Hex
  source: Address
}

/** A client with all that the benchmarks call. */
export function makeClient(devnet: Devnet, privateKey: Hex, transport: Transport = http()) {
  const storage = ogpuStorage({ url: devnet.storageUrl })
  return createWalletClient({
    account: privateKeyToAccount(privateKey),
    chain: devnet.chain,
    transport,
    pollingInterval: 100,
  })
    .extend(taskActions({ storage }))
    .extend(sourceActions({ storage }))
    .extend(vaultActions())
}

/** Opens a market. Every series has its own, so that none finds what another left. */
export async function openMarket(): Promise<Market> {
  const devnet = await startDevnet({ port: 0, storagePort: 0 })
  const { privateKey } = devnet.accounts[1]
  const client = makeClient(devnet, privateKey)
  await client.deposit({ amount: deposit })
  const { source } = await client.publishSource({
    name: 'bench',
    task: 'text-classification',
    minPayment: payment,
    maxExpiryDuration: 86_400,
  })
  return { devnet, privateKey, source, [Symbol.asyncDispose]: () => devnet.stop() }
}
