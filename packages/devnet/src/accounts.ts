import { toHex, type Address, type Hex } from 'viem'
import { mnemonicToAccount, privateKeyToAccount } from 'viem/accounts'
import { AccountDerivationError } from './errors.ts'

/** The mnemonic of anvil's accounts. Everybody knows it: never send real money there. */
export const devnetMnemonic = 'test test test test test test test test test test test junk'

/** An account that holds 10 000 OGPU on every devnet. */
export interface DevnetAccount {
  address: Address
  privateKey: Hex
}

type Ten<Item> = readonly [Item, Item, Item, Item, Item, Item, Item, Item, Item, Item]

/** The accounts of a devnet. The first is administrator and judge of the protocol. */
export type DevnetAccounts = Ten<DevnetAccount>

/** Derives the first ten accounts of {@link devnetMnemonic}, which are the funded ones. */
export function deriveAccounts(): DevnetAccounts {
  const parent = mnemonicToAccount(devnetMnemonic, { path: "m/44'/60'/0'/0" }).getHdKey()
  const derive = (index: number): DevnetAccount => {
    const key = parent.deriveChild(index).privateKey
    if (!key) throw new AccountDerivationError(index)
    const privateKey = toHex(key)
    return { address: privateKeyToAccount(privateKey).address, privateKey }
  }
  return [
    derive(0),
    derive(1),
    derive(2),
    derive(3),
    derive(4),
    derive(5),
    derive(6),
    derive(7),
    derive(8),
    derive(9),
  ]
}
