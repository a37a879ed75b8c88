import {
  ContractRevertError,
  InvalidResultError,
  TaskCanceledError,
  TaskExpiredError,
  TransactionRefusedError,
  TransactionReplacedError,
  TransactionUncertainError,
} from '@taskmesh/client'
import type { TaskStatus } from '@taskmesh/contracts'
import type { Hash, Hex } from 'viem'
import type { PaidTask, PaidTasks } from '../paidTasks/index.ts'
import { withLock } from './withLock.ts'

/** A transaction as the client tells of it when it is signed. */
interface Signed {
  hash: Hash
  rawTransaction?: Hex | undefined
  earlierHashes?: readonly Hash[] | undefined
}

/** Errors after which a signed transaction has taken nothing and never will. */
const NOTHING_TAKEN = [ContractRevertError, TransactionRefusedError, TransactionReplacedError]

/** Keeps one paid task in the list, if there is one, in step with what happens to it. */
export class PaymentRecord {
  readonly #list: PaidTasks | undefined
  #record: PaidTask

  constructor(list: PaidTasks | undefined, record: PaidTask) {
    this.#list = list
    this.#record = record
  }

  /** Begins one, before anything is paid. */
  static begin(
    list: PaidTasks | undefined,
    facts: Omit<PaidTask, 'id' | 'startedAt'>,
  ): PaymentRecord {
    const record = { id: crypto.randomUUID(), startedAt: Date.now(), ...facts }
    return new PaymentRecord(list, record)
  }

  get paidTask(): PaidTask {
    return this.#record
  }

  /** Runs a function while another tab leaves the task alone. */
  async whileHeld<Result>(run: () => Promise<Result>): Promise<Result> {
    if (this.#list === undefined) return run()
    const done = await withLock(`paidTask.${this.#record.id}`, run)
    // The name is new: nobody else has it.
    return done === undefined ? run() : done.result
  }

  /** Its transaction is signed and not sent yet. */
  sign({ hash, rawTransaction, earlierHashes = [] }: Signed): void {
    this.#keep({ transaction: { hash, rawTransaction, earlierHashes: [...earlierHashes] } })
  }

  /** A wallet has signed and sent it. */
  send({ hash, callsId }: { hash?: Hash | undefined; callsId?: string | undefined }): void {
    if (hash === undefined) this.#keep({ callsId })
    else this.sign({ hash })
  }

  /** It was not published, or nobody knows. */
  failPublishing(error: unknown): void {
    if (error instanceof TransactionUncertainError && error.functionName === 'publishTask') {
      if (error.hash !== undefined) this.sign({ hash: error.hash, ...error.transaction })
      return
    }
    const { transaction, callsId } = this.#record
    const isSigned = transaction !== undefined || callsId !== undefined
    if (!isSigned || NOTHING_TAKEN.some((Class) => error instanceof Class)) this.forget()
  }

  publish({ taskAddress, hash, expiryTime, configUrl }: NonNullable<PaidTask['published']>): void {
    this.#keep({ published: { taskAddress, hash, expiryTime, configUrl } })
  }

  /** The wait is over: with a result, or with an error while the task has a status. */
  end(error: unknown, status: TaskStatus): void {
    if (error instanceof TaskExpiredError) return this.#keep({ isExpired: true })
    const isSettled = status === 'FINALIZED' || status === 'CANCELED'
    const isOver =
      error === undefined ||
      error instanceof TaskCanceledError ||
      (error instanceof InvalidResultError && isSettled)
    if (isOver) this.forget()
  }

  forget(): void {
    this.#list?.remove(this.#record.id)
  }

  #keep(facts: Partial<PaidTask>): void {
    this.#record = { ...this.#record, ...facts }
    this.#list?.put(this.#record)
  }
}
