import { deposit, ogpuStorage, publishSource } from '@taskmesh/client'
import type { Devnet } from '@taskmesh/devnet'
import {
  createWalletClient,
  http,
  keccak256,
  parseEther,
  toBytes,
  type Address,
  type Hex,
} from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import type { Auditor } from './audit.ts'
import { randomOf } from './randomOf.ts'

/** An account that publishes, and its source. */
export interface Opened {
  privateKey: Hex
  account: Address
  source: Address
  /** A client of the node itself. */
  auditor: Auditor
  /** Numbers from 0 to below 1, the same ones each time. */
  random: () => number
}

/** Twice what so many tasks cost, so that paying twice is seen and not refused. */
export function depositOf(count: number, payment: bigint): bigint {
  return 2n * BigInt(count) * payment
}

/** Makes an account whose key follows from a name, with funds and a source. */
export async function openAccount(devnet: Devnet, name: string, amount: bigint): Promise<Opened> {
  const privateKey = keccak256(toBytes(`soak:${name}`))
  const account = privateKeyToAccount(privateKey)
  await devnet.setBalance(account.address, amount + parseEther('100'))
  const client = createWalletClient({
    account,
    chain: devnet.chain,
    transport: http(devnet.rpcUrl),
    pollingInterval: 20,
  })
  await deposit(client, { amount })
  const storage = ogpuStorage({ url: devnet.storageUrl })
  const about = { name: 'Soak', task: 'translation', minPayment: 1n, storage } as const
  const { source } = await publishSource(client, about)
  // Also nodes that lag behind know the source.
  await devnet.mine(5)
  const random = randomOf(name)
  return { privateKey, account: account.address, source, auditor: client, random }
}
