import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { RpcError, TransactionRefusedError } from '../errors/chainErrors.ts'
import { findEarlier, type EarlierTask, type KeyedRequest } from './findEarlier.ts'
import { readSettledSnapshot } from './readSettledSnapshot.ts'
import { isConfirmed, readSnapshot, type Snapshot } from './readSnapshot.ts'
import { settlePending } from './settlePending.ts'

const SNAPSHOTS = 4

/** The search for the task of a key, which stops a publishing when the task exists. */
export class KeySearch {
  /** What is searched for. */
  readonly request: KeyedRequest
  readonly #client: TaskmeshClient
  #earlier: EarlierTask | undefined

  constructor(client: TaskmeshClient, request: KeyedRequest) {
    this.#client = client
    this.request = request
  }

  /** The task that stopped the publishing. */
  get earlier(): EarlierTask | undefined {
    return this.#earlier
  }

  /**
   * Stops the publishing: the task exists.
   *
   * @throws TransactionRefusedError, always.
   */
  stop(earlier: EarlierTask): never {
    this.#earlier = earlier
    throw new TransactionRefusedError('publishTask', 'the task of its key exists.')
  }

  /** Looks before anything is stored. */
  async look(): Promise<void> {
    const earlier = await this.findNow()
    if (earlier !== undefined) this.stop(earlier)
  }

  /** Looks at a moment in which nothing is under way that was so when it was called. */
  async findNow(): Promise<EarlierTask | undefined> {
    await settlePending(this.#client, this.request.account, this.request.signal)
    return (await this.#findIn(readSnapshot)).earlier
  }

  /**
   * Chooses the number of the transaction as a compare-and-swap: the task is not there after a block,
   * nothing is under way, and the number is the one that the account has after this very block. If
   * anything of the account is mined before, this transaction is not.
   */
  async chooseNonce(): Promise<number> {
    const { account: address, signal } = this.request
    for (;;) {
      const { snapshot, earlier } = await this.#findIn(readSettledSnapshot)
      if (earlier !== undefined) this.stop(earlier)
      if (await isConfirmed(this.#client, snapshot, { address, signal }).catch(() => false)) {
        return snapshot.transactionCount
      }
    }
  }

  /** A node that has forgotten the block's state meanwhile is asked for a new one. */
  async #findIn(
    readNext: typeof readSnapshot,
  ): Promise<{ snapshot: Snapshot; earlier: EarlierTask | undefined }> {
    const { account: address, signal } = this.request
    for (let left = SNAPSHOTS - 1; ; left -= 1) {
      const snapshot = await readNext(this.#client, { address, signal })
      try {
        return { snapshot, earlier: await findEarlier(this.#client, this.request, snapshot) }
      } catch (error) {
        if (left === 0 || !(error instanceof RpcError)) throw error
      }
    }
  }
}
