import type { LocalAccount } from 'viem'
import { getBlockNumber, getTransactionCount, sendRawTransaction } from 'viem/actions'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import type { Snapshot } from '../publish/readSnapshot.ts'
import { sleep } from '../scheduling/sleep.ts'
import { checkNotExpired } from '../source/checkTaskTerms.ts'
import { broadcast } from '../transactions/broadcast.ts'
import { signTransaction } from '../transactions/signTransaction.ts'
import { finishMember } from './finishMember.ts'
import type { ReadyMember, SignedMember } from './ReadyMember.ts'
import { readReceipts } from './readReceipts.ts'
import { SendWindow } from './SendWindow.ts'

const FUNCTION_NAME = 'publishTask'
/** Transactions that are sent in one request. */
const BATCH = 10
const SHORTEST_INTERVAL_MS = 10
/** After so long without progress, a node may wait for something new. */
const STANDSTILL_MS = 80
const LONGEST_INTERVAL_MS = 1000
/** How long the account may make no progress until each transaction is waited for by itself. */
const PATIENCE_MS = 30_000

export interface GroupSenderOptions {
  /** That of the caller, and the one that joins requests. */
  client: TaskmeshClient
  batching: TaskmeshClient
  account: LocalAccount
  snapshot: Snapshot
  /** How much gas a block holds. */
  blockGas: bigint
  /** The time of the chain, in seconds since 1970. */
  clock: () => bigint
}

/**
 * Signs and sends the transactions of a group with consecutive numbers, in JSON-RPC batches, as
 * many at a time as a block holds, and waits for their receipts.
 */
export class GroupSender {
  /** Members whose number another transaction of the account took: to be looked at again. */
  readonly overtaken: ReadyMember[] = []
  readonly #options: GroupSenderOptions
  readonly #window: SendWindow
  readonly #inFlight = new Map<number, SignedMember>()
  readonly #finishing = new Set<Promise<void>>()
  #isStale = false
  #nextNonce: number
  #head: bigint
  #lastProgress = performance.now()

  constructor(options: GroupSenderOptions) {
    const { snapshot, blockGas } = options
    this.#options = options
    this.#window = new SendWindow(blockGas)
    this.#nextNonce = snapshot.transactionCount
    this.#head = snapshot.blockNumber
  }

  /** Whether somebody else may have taken a number, so that nothing more is signed from this view. */
  get isStale(): boolean {
    return this.#isStale
  }

  get isIdle(): boolean {
    return this.#inFlight.size === 0
  }

  /** Sends what fits of a line, and waits when not all of it does. What is sent is gone from it. */
  async advance(line: ReadyMember[]): Promise<void> {
    while (!this.#isStale) {
      const batch = await this.#signBatch(line, BATCH)
      if (batch.length === 0) break
      this.#sendBatch(batch)
    }
    if (line.length > 0) await this.#awaitProgress(() => this.#nudge(line))
  }

  /** Waits for the receipts of everything that was sent. */
  async settle(): Promise<void> {
    while (!this.isIdle) await this.#awaitProgress(async () => undefined)
    while (this.#finishing.size > 0) await Promise.all(this.#finishing)
  }

  /** Sends one more than fits, for a node that mines only when something new arrives. */
  async #nudge(line: ReadyMember[]): Promise<void> {
    if (this.#isStale) return
    this.#sendBatch(await this.#signBatch(line, 1, true))
  }

  async #signBatch(line: ReadyMember[], size: number, isForced = false): Promise<SignedMember[]> {
    const batch: SignedMember[] = []
    while (batch.length < size) {
      const [next] = line
      const fits = isForced || (next && this.#window.fits(next.prepared.gas, line.length - 1))
      if (next === undefined || !fits) break
      line.shift()
      const signed = await next.member.attempt(() => this.#sign(next))
      // Nothing was sent, so its number is the next one's.
      if (signed === undefined) continue
      next.member.send(signed.transaction)
      this.#nextNonce += 1
      this.#window.enter(signed.prepared.gas)
      this.#inFlight.set(signed.transaction.nonce, signed)
      batch.push(signed)
    }
    return batch
  }

  async #sign(ready: ReadyMember): Promise<SignedMember> {
    const { client, account, clock } = this.#options
    const { member, terms, prepared } = ready
    checkNotExpired(clock(), terms)
    const transaction = await signTransaction(client, account, prepared, this.#nextNonce)
    await member.request.onSigned(transaction)
    return { ...ready, transaction }
  }

  #sendBatch(batch: readonly SignedMember[]): void {
    for (const signed of batch) void this.#send(signed)
  }

  async #send(signed: SignedMember): Promise<void> {
    const { batching } = this.#options
    const { rawTransaction: serializedTransaction } = signed.transaction
    try {
      await sendRawTransaction(batching, { serializedTransaction })
    } catch {
      await this.#sendAgain(signed)
    }
  }

  /** Finds out what became of a transaction for which the node gave no good answer. */
  async #sendAgain(signed: SignedMember): Promise<void> {
    const { client } = this.#options
    const { member, transaction } = signed
    try {
      const { outcome } = await broadcast(client, { ...transaction, functionName: FUNCTION_NAME })
      if (outcome === 'sent') return
      // Nothing more from this view: the number may go to another transaction.
      this.#isStale = true
      if (outcome === 'nonceTaken') this.#overtake(signed)
      else this.#waitAlone(signed)
    } catch (error) {
      this.#isStale = true
      this.#leave(signed)
      member.fail(error)
    }
  }

  /** Another transaction has its number, so that it can be signed again. */
  #overtake(signed: SignedMember): void {
    this.#isStale = true
    this.#leave(signed)
    signed.member.send(undefined)
    this.overtaken.push(signed)
  }

  /** Waits for one transaction by itself, which raises its fees, as long as its caller does. */
  #waitAlone(signed: SignedMember): void {
    this.#leave(signed)
    void finishMember(this.#options.client, signed, undefined)
  }

  #leave(signed: SignedMember): void {
    if (this.#inFlight.delete(signed.transaction.nonce)) this.#window.leave(signed.prepared.gas)
  }

  /** Waits until something that is in flight was mined. */
  async #awaitProgress(onStandstill: () => Promise<void>): Promise<void> {
    const { client } = this.#options
    const longest = Math.min(client.pollingInterval, LONGEST_INTERVAL_MS)
    let interval = SHORTEST_INTERVAL_MS
    while (!this.isIdle) {
      if (await this.#hasProgress()) return
      if (performance.now() - this.#lastProgress > PATIENCE_MS) return this.#handOver()
      await sleep(Math.min(interval, longest))
      interval *= 2
      if (interval > STANDSTILL_MS) await onStandstill()
    }
  }

  async #hasProgress(): Promise<boolean> {
    const { batching, account } = this.#options
    const { address } = account
    const state = await Promise.all([
      getTransactionCount(batching, { address, blockTag: 'latest' }),
      getBlockNumber(batching, { cacheTime: 0 }),
    ]).catch(() => undefined)
    if (state === undefined) return false
    const [count, head] = state
    const mined = [...this.#inFlight.values()].filter(
      ({ transaction }) => transaction.nonce < count,
    )
    if (mined.length === 0) return false
    this.#lastProgress = performance.now()
    for (const signed of mined) this.#leave(signed)
    this.#finish(mined, { from: this.#head + 1n, to: head })
    // A receipt may be in a block that this node shows later than the count.
    if (head > this.#head) this.#head = head
    return true
  }

  #finish(mined: readonly SignedMember[], blocks: { from: bigint; to: bigint }): void {
    const { client, batching } = this.#options
    const finish = async () => {
      const hashes = mined.map(({ transaction }) => transaction.hash)
      const receipts = await readReceipts(batching, hashes, blocks).catch(() => new Map())
      const ends = mined.map(async (signed) => {
        const receipt = receipts.get(signed.transaction.hash)
        const isReplaced = (await finishMember(client, signed, receipt)) === 'replaced'
        if (isReplaced) this.#overtake(signed)
      })
      await Promise.all(ends)
    }
    const finishing = finish().finally(() => this.#finishing.delete(finishing))
    this.#finishing.add(finishing)
  }

  /** Has each transaction waited for by itself, as long as its caller does. */
  #handOver(): void {
    this.#isStale = true
    for (const signed of this.#inFlight.values()) this.#waitAlone(signed)
  }
}
