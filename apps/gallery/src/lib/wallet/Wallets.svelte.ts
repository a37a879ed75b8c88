import { reasonOf } from '@taskmesh/errors'
import { createStore } from 'mipd'
import { chosenWallet } from './chosenWallet.svelte.ts'
import { readAccount, readWallet } from './readWallet.ts'
import { rememberedWallet, rememberWallet } from './rememberedWallet.ts'
import type { Wallet } from './wallet.ts'

const ANNOUNCED = 'eip6963:announceProvider'
const MOST_WALLETS = 30
/** EIP-1193: the user has declined. */
const DECLINED = 4001
/** The wallet is asking already. */
const PENDING = -32_002

/** Keeps what is no wallet from the store, which trusts what is announced. */
function stopWhatIsNone(event: Event): void {
  const isWallet = event instanceof CustomEvent && readWallet(event.detail) !== undefined
  if (!isWallet) event.stopImmediatePropagation()
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
}

function problemOf({ name }: Wallet, error: unknown): string {
  const code = codeOf(error)
  if (code === DECLINED) return `You declined in ${name}. Nothing was connected.`
  if (code === PENDING) return `${name} is asking already: open it and answer there.`
  return `${name} did not connect: ${reasonOf(error).slice(0, 200)}`
}

/**
 * The wallets that have announced themselves to the page (EIP-6963). The one that is connected pays; it is remembered,
 * and connected again without a question when a later page finds it.
 */
export class Wallets {
  /** In the order in which they announced themselves. */
  found: readonly Wallet[] = $state.raw([])
  /** The one that is asked to connect. */
  asking: Wallet | undefined = $state.raw()
  /** Why the last one did not connect, in words. */
  problem: string | undefined = $state.raw()
  #forget: (() => void) | undefined

  /**
   * Looks for wallets from now on.
   *
   * @returns what ends that. The connected wallet stays connected.
   */
  follow(): () => void {
    window.addEventListener(ANNOUNCED, stopWhatIsNone, { capture: true })
    const store = createStore()
    const read = () => {
      const wallets = store.getProviders().flatMap((detail) => readWallet(detail) ?? [])
      this.found = wallets.slice(0, MOST_WALLETS)
      void this.#reconnect()
    }
    const ignore = store.subscribe(read)
    read()
    return () => {
      ignore()
      store.destroy()
      window.removeEventListener(ANNOUNCED, stopWhatIsNone, { capture: true })
    }
  }

  /** Asks a wallet for an account. Never rejects. */
  async connect(wallet: Wallet): Promise<void> {
    if (this.asking !== undefined) return
    this.asking = wallet
    this.problem = undefined
    try {
      const address = readAccount(await wallet.provider.request({ method: 'eth_requestAccounts' }))
      if (address === undefined) this.problem = `${wallet.name} gave no account.`
      else this.#use(wallet, address)
    } catch (error) {
      this.problem = problemOf(wallet, error)
    } finally {
      this.asking = undefined
    }
  }

  /** Pays with it no more. The wallet itself is not told. */
  disconnect(): void {
    this.#forget?.()
    chosenWallet.account = undefined
    rememberWallet(undefined)
  }

  async #reconnect(): Promise<void> {
    const rdns = rememberedWallet()
    const wallet = this.found.find((one) => one.rdns === rdns)
    const { account } = chosenWallet
    if (wallet === undefined || account?.wallet.provider === wallet.provider) return
    // Asks nobody: a wallet that has locked or forgotten these pages lists no account.
    const accounts = await wallet.provider.request({ method: 'eth_accounts' }).catch(() => [])
    const address = readAccount(accounts)
    if (address !== undefined && chosenWallet.account === undefined) this.#use(wallet, address)
  }

  #use(wallet: Wallet, address: NonNullable<ReturnType<typeof readAccount>>): void {
    this.#forget?.()
    const { provider } = wallet
    const changed = (accounts: readonly string[]) => {
      const next = readAccount(accounts)
      chosenWallet.account = next === undefined ? undefined : { address: next, wallet }
    }
    provider.on?.('accountsChanged', changed)
    this.#forget = () => provider.removeListener?.('accountsChanged', changed)
    chosenWallet.account = { address, wallet }
    rememberWallet(wallet.rdns)
  }
}
