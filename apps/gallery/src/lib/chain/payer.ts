import type { NetworkChain } from '@taskmesh/venues/network-file'
import type { Address, Hex } from 'viem'
import type { Wallet, WalletAccount } from '../wallet/wallet.ts'

/** The account that pays: one whose key the configuration has, on local networks, or one of a browser wallet. */
export type Payer =
  | { type: 'key'; address: Address; privateKey: Hex }
  | { type: 'wallet'; address: Address; wallet: Wallet }

/** Finds who pays: the wallet that somebody has connected, else the account of the configuration. */
export function payerOf(
  chain: Pick<NetworkChain, 'account'> | undefined,
  connected?: WalletAccount,
): Payer | undefined {
  if (connected !== undefined) return { type: 'wallet', ...connected }
  return chain?.account && { type: 'key', ...chain.account }
}
