import type { TaskId } from '@taskmesh/tasks'
import { raceSignal } from 'race-signal'
import type { Address, Hash } from 'viem'
import { TransactionUncertainError, type SignedTransactionInfo } from '../errors/chainErrors.ts'
import type { KeySearch } from '../publish/KeySearch.ts'
import type { PublishedFacts } from '../publish/readPublished.ts'
import type { Expiry } from '../source/toExpiryTime.ts'
import type { ContentStorage } from '../storage/contentStorage.ts'
import type { SignedListener } from '../transactions/waitForReceipt.ts'
import type { Companion } from './Companions.ts'

/** What is to be published, and what belongs to its own call. */
export interface GroupRequest {
  task: TaskId
  source: Address
  /** In wei. */
  payment: bigint
  expiry: Expiry
  /** Whether what the vault lacks for it is deposited. */
  fund: boolean
  /** Where the description of the source is read from. */
  storage: ContentStorage
  /** The most to pay for a gas, in wei. */
  maxFeePerGas?: bigint | undefined
  /** For the task of its key, when it is published once only. */
  search?: KeySearch | undefined
  /** Whether its transaction is kept where a call that repeats it finds it. */
  isSaved: boolean
  /** Ends the caller's wait; nothing is signed for it any more. */
  signal: AbortSignal
  /** Its terms are good. */
  onChecked: () => void | Promise<void>
  /** Stores the payload and returns its URL, as it goes on the chain. */
  store: () => Promise<string>
  /** Called before its transaction is handed to the node. What it throws stops it. */
  onSigned: SignedListener
  onPublished: (task: { taskAddress: Address; hash: Hash }) => Promise<void>
  /** Its place among calls that were made together. */
  companion?: Companion | undefined
  /** Publishes it by itself, when nothing else is published at the same time. */
  publishAlone?: (() => Promise<GroupResult>) | undefined
}

export type GroupResult = Omit<PublishedFacts, 'status'>

/** One task of a group that is published together. It ends by itself: good, or with its own error. */
export class GroupMember {
  readonly request: GroupRequest
  /** The task, once it is published. */
  readonly published: Promise<GroupResult>
  #resolve: (published: GroupResult) => void = () => undefined
  #reject: (error: unknown) => void = () => undefined
  #transaction: SignedTransactionInfo | undefined
  #isOpen = true

  constructor(request: GroupRequest) {
    this.request = request
    this.published = new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.#reject = reject
    })
    // Whoever made the member awaits it at a time of their own.
    this.published.catch(() => undefined)
    const { signal } = request
    if (signal.aborted) this.#giveUp()
    else signal.addEventListener('abort', this.#giveUp, { once: true })
  }

  /** Whether it is neither published nor failed. */
  get isOpen(): boolean {
    return this.#isOpen
  }

  /** Whether a transaction is handed to the node for it, which may land. */
  get isSent(): boolean {
    return this.#transaction !== undefined
  }

  succeed(published: GroupResult): void {
    this.#close()
    this.#resolve(published)
  }

  fail(error: unknown): void {
    this.#close()
    this.#reject(error)
  }

  /** Says which transaction is handed to the node for it now; `undefined` when it cannot land. */
  send(transaction: SignedTransactionInfo | undefined): void {
    this.#transaction = transaction
  }

  /** Leaves it to whoever publishes it to watch its signal. */
  unwatch(): void {
    this.request.signal.removeEventListener('abort', this.#giveUp)
  }

  /**
   * Runs a step of this member alone, until its signal aborts. What the step throws ends this
   * member, and no other.
   *
   * @returns nothing when the member has ended.
   */
  async attempt<Result>(step: () => Promise<Result> | Result): Promise<Result | undefined> {
    if (!this.#isOpen) return undefined
    try {
      const result = await raceSignal(Promise.resolve().then(step), this.request.signal)
      return this.#isOpen ? result : undefined
    } catch (error) {
      this.fail(error)
      return undefined
    }
  }

  #close(): void {
    this.#isOpen = false
    this.unwatch()
  }

  readonly #giveUp = (): void => {
    const transaction = this.#transaction
    if (transaction === undefined) return this.fail(this.request.signal.reason)
    this.fail(new TransactionUncertainError(transaction.hash, 'publishTask', { transaction }))
  }
}

/** Runs a step of every member, all at once, and returns those that have a result. */
export async function attemptAll<Member, Result extends object>(
  members: readonly Member[],
  memberOf: (member: Member) => GroupMember,
  step: (member: Member) => Promise<Result> | Result,
): Promise<Result[]> {
  const results = await Promise.all(
    members.map((member) => memberOf(member).attempt(() => step(member))),
  )
  return results.filter((result) => result !== undefined)
}
