import { BaseError, type LocalAccount } from 'viem'
import { sendRawTransaction } from 'viem/actions'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { TransactionRefusedError, TransactionReplacedError } from '../errors/chainErrors.ts'
import { redactedReason } from '../errors/redactedReason.ts'
import type { Snapshot } from '../publish/readSnapshot.ts'
import { checkNotExpired } from '../source/checkTaskTerms.ts'
import { signTransaction } from '../transactions/signTransaction.ts'
import { deliver } from './deliver.ts'
import { finishMember } from './finishMember.ts'
import { GroupReceipts } from './GroupReceipts.ts'
import { InFlight } from './InFlight.ts'
import type { ReadyMember, SignedMember } from './ReadyMember.ts'
import type { Line } from './sendMembers.ts'
import { Tracked } from './Tracked.ts'

const FUNCTION_NAME = 'publishTask'
/** Transactions that are sent in one request, several of which may be under way. */
const BATCH = 10

/**
 * Whether a transaction is handed over only when the one before it is accepted. In the same view of the account another
 * process may sign the same keys in another order: were its number 5 taken before ours, our number 6 could still be mined
 * and pay for what it has published with its own.
 */
function isInTurn({ member }: ReadyMember): boolean {
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
  readonly #inFlight: InFlight
  readonly #receipts: GroupReceipts
  readonly #sending = new Tracked()
  /** By number, what the node said of transactions that it did not take. */
  readonly #refused = new Map<number, unknown>()
  #isStale = false
  #nextNonce: number

  constructor(options: GroupSenderOptions) {
    const { client, batching, account, snapshot, blockGas } = options
    this.#options = options
    this.#inFlight = new InFlight(blockGas)
    this.#receipts = new GroupReceipts({
      client,
      batching,
      account,
      inFlight: this.#inFlight,
      head: snapshot.blockNumber,
      onReplaced: (signed) => this.#replaced(signed),
    })
    this.#nextNonce = snapshot.transactionCount
  }

  /** Whether somebody else may have taken a number, so that nothing more is signed from this view. */
  get isStale(): boolean {
    return this.#isStale
  }

  /** Sends what fits of a line, and waits when not all of it does. What is sent is gone from it. */
  async advance(line: Line): Promise<void> {
    const { members } = line
    while (!this.#isStale) {
      const [first] = members
      const isTurn = first !== undefined && isInTurn(first)
      // What is not known to be accepted must not leave a gap before it.
      if (isTurn) await this.#sending.settle()
      const batch = await this.#signBatch(line, isTurn ? 1 : BATCH)
      if (batch.length === 0) break
      this.#sendBatch(batch)
      if (isTurn) await this.#sending.settle()
    }
    if (members.length > 0) await this.#awaitProgress(() => this.#nudge(line))
    else void this.#receipts.look()
  }

  /** Waits for the receipts of everything that was sent. */
  async settle(): Promise<void> {
    await Promise.all([this.#sending.settle(), this.#awaitAll()])
    // What a late answer has left open.
    await this.#awaitAll()
    await this.#receipts.settle()
  }

  async #awaitAll(): Promise<void> {
    while (!this.#inFlight.isEmpty) await this.#awaitProgress()
  }

  /** Sends one more than fits, for a node that mines only when something new arrives. */
  async #nudge(line: Line): Promise<void> {
    if (this.#isStale) return
    await this.#sending.settle()
    this.#sendBatch(await this.#signBatch(line, 1, true))
  }

  /** Signs the next ones that fit, as long as they are sent in the same way. */
  async #signBatch(line: Line, size: number, isForced = false): Promise<SignedMember[]> {
    const { members } = line
    const batch: SignedMember[] = []
    while (batch.length < size && !this.#isStale) {
      const [next] = members
      const left = line.isOpen ? Infinity : members.length - 1
      const fits = isForced || (next && this.#inFlight.fits(next.prepared.gas, left))
      if (next === undefined || !fits) break
      if (batch[0] !== undefined && isInTurn(next) !== isInTurn(batch[0])) break
      members.shift()
      const signed = await next.member.attempt(() => this.#sign(next))
      // Nothing was sent, so its number is the next one's.
      if (signed === undefined) continue
      next.member.send(signed.transaction)
      this.#nextNonce += 1
      this.#inFlight.enter(signed)
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
      else this.#sending.add(this.#send(signed))
    }
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
    this.#inFlight.leave(signed)
    signed.member.fail(error)
  }

  /** Another transaction has its number, so that it can be signed again. */
  #overtake(signed: SignedMember): void {
    this.#isStale = true
    this.#inFlight.leave(signed)
    signed.member.send(undefined)
    this.overtaken.push(signed)
  }

  /** Waits for one transaction by itself, which raises its fees, as long as its caller does. */
  #waitAlone(signed: SignedMember): void {
    this.#inFlight.leave(signed)
    const { client } = this.#options
    const { member, transaction } = signed
    void finishMember(client, signed, undefined).then((end) => {
      if (end === 'replaced') member.fail(new TransactionReplacedError(transaction.hash))
    })
  }

  /** Waits until something was mined; when nothing is, each transaction is waited for by itself. */
  async #awaitProgress(onStandstill?: () => Promise<void>): Promise<void> {
    if (await this.#receipts.next(onStandstill)) return
    this.#isStale = true
    for (const signed of this.#inFlight.all()) this.#waitAlone(signed)
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
}
