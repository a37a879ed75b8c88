import { BaseError, type LocalAccount } from 'viem'
import { getBlockNumber, getTransactionCount, sendRawTransaction } from 'viem/actions'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { TransactionRefusedError, TransactionReplacedError } from '../errors/chainErrors.ts'
import { redactedReason } from '../errors/redactedReason.ts'
import type { Snapshot } from '../publish/readSnapshot.ts'
import { sleep } from '../scheduling/sleep.ts'
import { checkNotExpired } from '../source/checkTaskTerms.ts'
import { signTransaction } from '../transactions/signTransaction.ts'
import { deliver } from './deliver.ts'
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

/**
 * Whether a transaction is handed over only when those before it are accepted. A call that repeats
 * its key finds it then: it is under way or mined, and does not wait behind a number that is missing.
 */
function isOrdered({ member }: ReadyMember): boolean {
  const { search, isSaved } = member.request
  return search !== undefined && !isSaved
}

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
  readonly #sending = new Set<Promise<void>>()
  /** By number, what the node said of transactions that it did not take. */
  readonly #refused = new Map<number, unknown>()
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
      const isAlone = line[0] !== undefined && isOrdered(line[0])
      // What is not known to be accepted must not leave a gap before it.
      if (isAlone) await this.#accepted()
      const batch = await this.#signBatch(line, isAlone ? 1 : BATCH)
      if (batch.length === 0) break
      this.#sendBatch(batch)
      if (isAlone) await this.#accepted()
    }
    if (line.length > 0) await this.#awaitProgress(() => this.#nudge(line))
  }

  /** Waits for the receipts of everything that was sent. */
  async settle(): Promise<void> {
    await this.#accepted()
    while (!this.isIdle) await this.#awaitProgress(async () => undefined)
    while (this.#finishing.size > 0) await Promise.all(this.#finishing)
  }

  /** Sends one more than fits, for a node that mines only when something new arrives. */
  async #nudge(line: ReadyMember[]): Promise<void> {
    if (this.#isStale) return
    await this.#accepted()
    this.#sendBatch(await this.#signBatch(line, 1, true))
  }

  /** Waits until the node has answered for everything that was handed to it. */
  async #accepted(): Promise<void> {
    while (this.#sending.size > 0) await Promise.all(this.#sending)
  }

  async #signBatch(line: ReadyMember[], size: number, isForced = false): Promise<SignedMember[]> {
    const batch: SignedMember[] = []
    while (batch.length < size && !this.#isStale) {
      const [next] = line
      const fits = isForced || (next && this.#window.fits(next.prepared.gas, line.length - 1))
      if (next === undefined || !fits) break
      if (size > 1 && isOrdered(next)) break
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
    for (const signed of batch) {
      // Signed while something before it failed, and not sent.
      if (this.#isStale) this.#overtake(signed)
      else this.#track(this.#sending, this.#send(signed))
    }
  }

  #track(set: Set<Promise<void>>, promise: Promise<void>): void {
    const tracked = promise.finally(() => set.delete(tracked))
    set.add(tracked)
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
    const { nonce } = signed.transaction
    const stop = () => {
      // Nothing more from this view: the number may go to another transaction.
      this.#isStale = true
      return this.#nextNonce > nonce + 1
    }
    const { outcome, error } = await deliver(this.#options, signed, stop)
    if (outcome === 'sent') return
    if (outcome === 'nonceTaken') return this.#overtake(signed)
    // A block decides whether it is mined, or what has its number now.
    if (outcome === 'filled') return void this.#refused.set(nonce, error)
    if (outcome !== 'unknown') return this.#waitAlone(signed)
    this.#leave(signed)
    signed.member.fail(error)
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
    const { client } = this.#options
    const { member, transaction } = signed
    void finishMember(client, signed, undefined).then((end) => {
      if (end === 'replaced') member.fail(new TransactionReplacedError(transaction.hash))
    })
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
        if (isReplaced) this.#replaced(signed)
      })
      await Promise.all(ends)
    }
    this.#track(this.#finishing, finish())
  }

  /** Another transaction was mined with its number: one of somebody else, or what closed the gap. */
  #replaced(signed: SignedMember): void {
    const { nonce } = signed.transaction
    if (!this.#refused.has(nonce)) return this.#overtake(signed)
    const cause = this.#refused.get(nonce)
    const said = redactedReason(cause instanceof BaseError ? cause.details : cause)
    const reason = `the node did not take it (${said}), and never can. It can be published again.`
    signed.member.fail(new TransactionRefusedError(FUNCTION_NAME, reason, cause))
  }

  /** Has each transaction waited for by itself, as long as its caller does. */
  #handOver(): void {
    this.#isStale = true
    for (const signed of this.#inFlight.values()) this.#waitAlone(signed)
  }
}
