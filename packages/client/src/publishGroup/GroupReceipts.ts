import type { LocalAccount } from 'viem'
import { getBlockNumber, getTransactionCount } from 'viem/actions'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { sleep } from '../scheduling/sleep.ts'
import { finishMember } from './finishMember.ts'
import type { InFlight } from './InFlight.ts'
import type { SignedMember } from './ReadyMember.ts'
import { readReceipts, type BlockRange } from './readReceipts.ts'
import { Tracked } from './Tracked.ts'

const SHORTEST_INTERVAL_MS = 10
/** After so long without progress, a node may wait for something new. */
const STANDSTILL_MS = 80
const LONGEST_INTERVAL_MS = 1000
/** How long the account may make no progress until each transaction is waited for by itself. */
const PATIENCE_MS = 30_000

export interface GroupReceiptsOptions {
  /** That of the caller, and the one that joins requests. */
  client: TaskmeshClient
  batching: TaskmeshClient
  account: LocalAccount
  inFlight: InFlight
  /** The latest block that has nothing of the group. */
  head: bigint
  /** Called when another transaction was mined with the number of one that was sent. */
  onReplaced: (signed: SignedMember) => void
}

/** Waits for the receipts of what a group has in flight, and ends members with theirs. */
export class GroupReceipts {
  readonly #options: GroupReceiptsOptions
  readonly #finishing = new Tracked()
  #head: bigint
  #lastProgress = performance.now()
  #looking: Promise<boolean> | undefined

  constructor(options: GroupReceiptsOptions) {
    this.#options = options
    this.#head = options.head
  }

  /**
   * Waits until something that is in flight was mined.
   *
   * @param onStandstill - called again and again while nothing is.
   * @returns whether the account still makes progress.
   */
  async next(onStandstill?: () => Promise<void>): Promise<boolean> {
    const { client, inFlight } = this.#options
    const longest = Math.min(client.pollingInterval, LONGEST_INTERVAL_MS)
    let interval = SHORTEST_INTERVAL_MS
    while (!inFlight.isEmpty) {
      if (await this.look()) return true
      if (performance.now() - this.#lastProgress > PATIENCE_MS) return false
      await sleep(Math.min(interval, longest))
      interval *= 2
      if (interval > STANDSTILL_MS) await onStandstill?.()
    }
    return true
  }

  /** Looks once whether something was mined; looks at the same time are one. */
  look(): Promise<boolean> {
    this.#looking ??= this.#hasProgress().finally(() => (this.#looking = undefined))
    return this.#looking
  }

  /** Waits until every member whose transaction was mined has ended. */
  settle(): Promise<void> {
    return this.#finishing.settle()
  }

  async #hasProgress(): Promise<boolean> {
    const { batching, account, inFlight } = this.#options
    const { address } = account
    const state = await Promise.all([
      getTransactionCount(batching, { address, blockTag: 'latest' }),
      getBlockNumber(batching, { cacheTime: 0 }),
    ]).catch(() => undefined)
    if (state === undefined) return false
    const [count, head] = state
    const mined = inFlight.takeBelow(count)
    if (mined.length === 0) return false
    this.#lastProgress = performance.now()
    this.#finishing.add(this.#finish(mined, { from: this.#head + 1n, to: head }))
    // A receipt may be in a block that this node shows later than the count.
    if (head > this.#head) this.#head = head
    return true
  }

  async #finish(mined: readonly SignedMember[], blocks: BlockRange): Promise<void> {
    const { client, batching, onReplaced } = this.#options
    const hashes = mined.map(({ transaction }) => transaction.hash)
    const receipts = await readReceipts(batching, hashes, blocks).catch(() => new Map())
    const ends = mined.map(async (signed) => {
      const receipt = receipts.get(signed.transaction.hash)
      if ((await finishMember(client, signed, receipt)) === 'replaced') onReplaced(signed)
    })
    await Promise.all(ends)
  }
}
