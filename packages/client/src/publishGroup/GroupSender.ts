import type { LocalAccount } from 'viem'
import { getBlockNumber, getTransactionCount, sendRawTransaction } from 'viem/actions'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { TransactionRefusedError } from '../errors/chainErrors.ts'
import { redactedReason } from '../errors/redactedReason.ts'
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

  /** Whether numbers were taken by others, so that nothing more can be signed from this snapshot. */
  get isOvertaken(): boolean {
    return this.overtaken.length > 0
  }

  get isIdle(): boolean {
    return this.#inFlight.size === 0
  }

  /**
   * Sends what it can of a line, and waits for some of it to be mined. What is sent is gone from
   * the line.
   */
  async advance(line: ReadyMember[]): Promise<void> {
    const sending: Promise<void>[] = []
    for (;;) {
      const batch = this.isOvertaken ? [] : await this.#signBatch(line)
      if (batch.length === 0) break
      sending.push(this.#sendBatch(batch))
    }
    await Promise.all(sending)
    await this.#awaitProgress()
  }

  /** Waits for the receipts of everything that was mined. */
  async settle(): Promise<void> {
    while (!this.isIdle) await this.#awaitProgress()
    while (this.#finishing.size > 0) await Promise.all(this.#finishing)
  }

  async #signBatch(line: ReadyMember[]): Promise<SignedMember[]> {
    const batch: SignedMember[] = []
    while (batch.length < BATCH) {
      const [next] = line
      if (next === undefined || !this.#window.fits(next.prepared.gas)) break
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
    await member.request.onProgress?.({ step: 'signed', ...transaction })
    return { ...ready, transaction }
  }

  async #sendBatch(batch: readonly SignedMember[]): Promise<void> {
    await Promise.all(batch.map((signed) => this.#send(signed)))
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
      const { outcome, error } = await broadcast(client, {
        ...transaction,
        functionName: FUNCTION_NAME,
        isResent: true,
      })
      if (outcome === 'sent') return
      this.#leave(signed)
      if (outcome === 'nonceTaken') {
        member.send(undefined)
        this.overtaken.push(signed)
      } else member.fail(new TransactionRefusedError(FUNCTION_NAME, redactedReason(error), error))
    } catch (error) {
      this.#leave(signed)
      member.fail(error)
    }
  }

  #leave(signed: SignedMember): void {
    if (this.#inFlight.delete(signed.transaction.nonce)) this.#window.leave(signed.prepared.gas)
  }

  /** Waits until something that is in flight was mined. */
  async #awaitProgress(): Promise<void> {
    const { client } = this.#options
    const longest = Math.min(client.pollingInterval, LONGEST_INTERVAL_MS)
    for (let interval = SHORTEST_INTERVAL_MS; !this.isIdle; interval *= 2) {
      if (await this.#hasProgress()) return
      if (performance.now() - this.#lastProgress > PATIENCE_MS) return this.#handOver()
      await sleep(Math.min(interval, longest))
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
    const mined = [...this.#inFlight.values()].filter(({ transaction }) => transaction.nonce < count)
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
      await Promise.all(
        mined.map((signed) => finishMember(client, signed, receipts.get(signed.transaction.hash))),
      )
    }
    const finishing = finish().finally(() => this.#finishing.delete(finishing))
    this.#finishing.add(finishing)
  }

  /** Has each transaction waited for by itself, as long as its caller does. */
  #handOver(): void {
    for (const signed of [...this.#inFlight.values()]) {
      this.#leave(signed)
      void finishMember(this.#options.client, signed, undefined)
    }
  }
}
