import type { WalletAccount } from './wallet.ts'

/** The account of a browser wallet that pays on these pages, once somebody has connected one. */
class ChosenWallet {
  account: WalletAccount | undefined = $state.raw()
}

/** The wallet of this page. */
export const chosenWallet = new ChosenWallet()
