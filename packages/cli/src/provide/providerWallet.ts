import { privateKeyToAccount } from 'viem/accounts'
import type { Address, Hex } from 'viem'
import { estimateGas, getGasPrice } from 'viem/actions'
import { createReader, createWallet, type Wallet } from '../account/createClients.ts'
import { openKeystore } from '../keystore/keystoreFile.ts'
import { readPassphrase } from '../keystore/readPassphrase.ts'
import type { ProviderFile } from './providerFile.ts'
import type { ProviderFolder } from './providerFolder.ts'

/** Opens the key that works, for what its owner asks for. */
export async function openProviderWallet(
  files: ProviderFolder,
  file: ProviderFile,
  options: { passphraseFile?: string | undefined },
): Promise<Wallet> {
  const passphrase = await readPassphrase(files.providerKey, options)
  const key = await openKeystore(files.providerKey, passphrase)
  return createWallet(file.network, privateKeyToAccount(key))
}

/** A call of the provider whose cost is asked for. */
interface Call {
  to: Address
  data: Hex
}

/** What calls of the provider cost at the fees of this moment, in wei. */
export async function estimateFees(file: ProviderFile, calls: readonly Call[]): Promise<bigint> {
  const client = createReader(file.network)
  const account = file.provider
  const [price, ...gas] = await Promise.all([
    getGasPrice(client),
    ...calls.map((call) => estimateGas(client, { ...call, account })),
  ])
  return price * gas.reduce((sum, one) => sum + one, 0n)
}
