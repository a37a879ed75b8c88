import type { Address } from 'viem'
import type { SignedTransactionInfo } from '../errors/chainErrors.ts'

/**
 * A task that was published under a key, or is about to be. Everything is plain data; amounts are
 * bigints in wei.
 */
export interface Publication {
  /** Names it: chain, account and the hash of the key. */
  id: string
  chainId: number
  /** Who publishes. */
  account: Address
  source: Address
  /** In wei. */
  payment: bigint
  /** URL of the payload, as it is on the chain. */
  configUrl: string
  /**
   * `signed` until the outcome of its transaction is known; `published` when the task exists;
   * `failed` when the transaction was never sent, or did nothing and never will.
   */
  status: 'signed' | 'published' | 'failed'
  /** Of the task's transaction; the last one that was signed. */
  transaction: SignedTransactionInfo
  /** Once it is published. */
  taskAddress?: Address | undefined
}

/**
 * Where a publisher keeps what it signed, out of the reach of a crash: `publishTask({ store })`
 * saves a transaction before it is sent, and after a crash the same call sends the same bytes again.
 * `memoryPublishStore()` is one for tests; a durable one is a table with `id` as its key.
 */
export interface PublishStore {
  /** What was saved last under this `id`. */
  get: (id: string) => Promise<Publication | undefined>
  /** Saves it in place of an earlier one with its `id`. It must be durable when the promise resolves. */
  put: (publication: Publication) => Promise<void>
  /** Lists those whose status is `signed`, for {@link resumePublications}. */
  getUnfinished: (of: { chainId: number; account: Address }) => Promise<Publication[]>
  /**
   * Runs a function while nobody else, in any process that shares the store, runs one under the
   * same name. A holder that died loses the lock.
   *
   * @param signal - ends the wait for the lock.
   */
  withLock: <Result>(
    name: string,
    run: () => Promise<Result>,
    signal?: AbortSignal,
  ) => Promise<Result>
}
