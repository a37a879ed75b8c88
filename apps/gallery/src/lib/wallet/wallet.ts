import type { Address, EIP1193Provider } from 'viem'

/** A wallet of the browser that has announced itself (EIP-6963). */
export interface Wallet {
  /** Its domain backwards, such as `io.metamask`, by which it is known again. */
  rdns: string
  name: string
  /** A picture as a `data:` URL. */
  icon: string | undefined
  provider: EIP1193Provider
}

/** An account that a wallet has let these pages see. */
export interface WalletAccount {
  address: Address
  wallet: Wallet
}
