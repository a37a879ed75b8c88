import type { Address } from 'viem'
import type { SignedTransactionInfo } from '../errors/chainErrors.ts'
import type { Publication, PublishStore } from './publishStore.ts'

export interface PublicationFacts {
  chainId: number
  account: Address
  source: Address
  /** In wei. */
  payment: bigint
  /** Of the key; without one, a publication has the name of its transaction's number. */
  tag: string | undefined
}

/** Keeps what happens to one publishing in the caller's store, if there is one. */
export class PublicationLog {
  readonly #store: PublishStore | undefined
  readonly #facts: PublicationFacts
  #configUrl = ''
  #last: Publication | undefined

  constructor(store: PublishStore | undefined, facts: PublicationFacts) {
    this.#store = store
    this.#facts = facts
  }

  /** Says where the payload is. */
  setConfigUrl(configUrl: string): void {
    this.#configUrl = configUrl
  }

  /** Returns what an earlier call, also of another process, saved under the key. */
  async findSaved(): Promise<Publication | undefined> {
    const { tag } = this.#facts
    if (tag === undefined) return undefined
    const publication = await this.#store?.get(this.#idOf(tag))
    if (publication === undefined) return undefined
    this.#last = publication
    this.#configUrl = publication.configUrl
    return publication
  }

  /** Saves a transaction before it is sent. */
  onSigned = async (transaction: SignedTransactionInfo): Promise<void> => {
    const { tag, ...facts } = this.#facts
    const id = this.#idOf(tag ?? `nonce-${transaction.nonce}`)
    const configUrl = this.#configUrl
    this.#last = { ...facts, id, configUrl, status: 'signed', transaction }
    await this.#store?.put(this.#last)
  }

  /** Saves that the task exists. */
  async onPublished(taskAddress: Address): Promise<void> {
    if (this.#last === undefined) return
    await this.#store?.put({ ...this.#last, status: 'published', taskAddress })
  }

  /** Saves that what was signed was not sent, or did nothing. */
  async onFailed(): Promise<void> {
    if (this.#last?.status === 'signed') await this.#store?.put({ ...this.#last, status: 'failed' })
  }

  /** Runs a function while no other process that shares the store publishes under the key. */
  withLock<Result>(run: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
    const { tag } = this.#facts
    if (this.#store === undefined || tag === undefined) return run()
    return this.#store.withLock(`publish:${this.#idOf(tag)}`, run, signal)
  }

  #idOf(name: string): string {
    const { chainId, account } = this.#facts
    return `${chainId}:${account.toLowerCase()}:${name}`
  }
}
