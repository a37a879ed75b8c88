/** What a test's wallet does. */
export interface TestWalletOptions {
  rpcUrl: string
  address: string
  /** Whether it runs several calls or none after one confirmation (EIP-5792). */
  batches?: boolean
  /** Methods that its user declines, each once. */
  declines?: string[]
}

class WalletError extends Error {
  readonly code: number
  constructor(code: number, message: string) {
    super(message)
    this.code = code
  }
}

/** A browser wallet whose keys a node holds. It announces itself to the page (EIP-6963) and begins on another chain. */
export class TestWallet {
  /** What its user was asked, in order. */
  readonly asked: string[] = []
  /** While it is true, calls that were sent together are not mined yet, as far as the wallet says. */
  isSlow = false
  readonly #options: TestWalletOptions
  readonly #declines: string[]
  readonly #batches = new Map<string, string[]>()
  readonly #stop = new AbortController()
  #chainId = '0x1'
  #known = new Set(['0x1'])
  #isConnected = false

  constructor(options: TestWalletOptions) {
    this.#options = options
    this.#declines = [...(options.declines ?? [])]
    const announce = () => {
      const info = {
        uuid: '350670db-19fa-4704-a166-e52e178b59d2',
        name: 'Test Wallet',
        icon: 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"/>',
        rdns: 'com.example.wallet',
      }
      const detail = Object.freeze({ info, provider: this })
      window.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail }))
    }
    const { signal } = this.#stop
    window.addEventListener('eip6963:requestProvider', announce, { signal })
    announce()
  }

  /** How often its user was asked for money. */
  get payments(): number {
    return this.asked.filter((method) => /^(?:eth_sendTransaction|wallet_sendCalls)$/.test(method))
      .length
  }

  close(): void {
    this.#stop.abort()
  }

  on(): void {}

  removeListener(): void {}

  request = async ({ method, params = [] }: { method: string; params?: readonly any[] }) => {
    const { address, batches = false } = this.#options
    const [first] = params
    if (method === 'eth_chainId') return this.#chainId
    if (method === 'eth_accounts') return this.#isConnected ? [address] : []
    if (method === 'wallet_getCapabilities') {
      if (!batches) throw new WalletError(-32_601, 'The method does not exist.')
      return { [this.#chainId]: { atomic: { status: 'supported' } } }
    }
    if (method === 'wallet_getCallsStatus') return this.#statusOf(first)
    this.#ask(method)
    if (method === 'eth_requestAccounts') {
      this.#isConnected = true
      return [address]
    }
    if (method === 'wallet_switchEthereumChain') return this.#switchTo(first.chainId)
    if (method === 'wallet_addEthereumChain') {
      this.#known.add(first.chainId)
      return null
    }
    if (method === 'eth_sendTransaction') return this.#node(method, params)
    if (method === 'wallet_sendCalls') return this.#sendCalls(first)
    throw new WalletError(4200, `The wallet does not support ${method}.`)
  }

  #ask(method: string): void {
    this.asked.push(method)
    const place = this.#declines.indexOf(method)
    if (place === -1) return
    this.#declines.splice(place, 1)
    throw new WalletError(4001, 'User rejected the request.')
  }

  #switchTo(chainId: string): null {
    if (!this.#known.has(chainId)) throw new WalletError(4902, 'Unrecognized chain ID.')
    this.#chainId = chainId
    return null
  }

  async #sendCalls({ calls, from }: { calls: object[]; from: string }) {
    const hashes: string[] = []
    for (const call of calls)
      hashes.push(await this.#node('eth_sendTransaction', [{ from, ...call }]))
    const id = `batch-${this.#batches.size}`
    this.#batches.set(id, hashes)
    return { id }
  }

  async #statusOf(id: string) {
    const common = { version: '2.0.0', id, chainId: this.#chainId, atomic: true }
    if (this.isSlow) return { ...common, status: 100 }
    const hashes = this.#batches.get(id) ?? []
    const receipts = await Promise.all(
      hashes.map((hash) => this.#node('eth_getTransactionReceipt', [hash])),
    )
    return { ...common, status: 200, receipts }
  }

  async #node(method: string, params: readonly unknown[]) {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params })
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(this.#options.rpcUrl, { method: 'POST', headers, body })
    const { result, error } = await response.json()
    if (error) throw new WalletError(error.code, error.message)
    return result
  }
}
