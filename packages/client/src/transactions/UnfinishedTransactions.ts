import type { TransactionReceipt } from 'viem'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import {
  ContractRevertError,
  TooManyUnfinishedError,
  TransactionReplacedError,
  TransactionUncertainError,
  type SignedTransactionInfo,
} from '../errors/chainErrors.ts'
import { finishSigned } from './finishSigned.ts'
import type { AwaitedTransaction } from './waitForReceipt.ts'

const MAX_UNFINISHED = 10_000

type FinishOptions = Pick<AwaitedTransaction, 'maxFeePerGas' | 'onSigned'>

/** Names something that is to be done by one transaction. */
export interface Purpose {
  name: string
  functionName: string
}

/** Whether an error says that a transaction can no longer do anything. */
export function isOver(error: unknown): boolean {
  return error instanceof TransactionReplacedError || error instanceof ContractRevertError
}

/**
 * What this process signed without learning its outcome, by purpose. To forget one could mean to
 * pay twice, so at the limit new transactions are refused and no old one is dropped.
 */
export class UnfinishedTransactions {
  readonly #transactions = new Map<string, SignedTransactionInfo>()
  readonly #max: number

  /** @param max - most transactions to remember. Default 10 000. */
  constructor(max = MAX_UNFINISHED) {
    this.#max = max
  }

  /** Whether an earlier transaction of this purpose may still land. */
  has(name: string): boolean {
    return this.#transactions.has(name)
  }

  /**
   * Brings the transaction of an earlier try to its end, if there was one and it may still land.
   *
   * @returns The receipt, or nothing when it is safe to sign another transaction.
   * @throws TransactionUncertainError when the signal aborts before that is known.
   */
  async finish(
    client: TaskmeshClient,
    { name, functionName, maxFeePerGas, onSigned }: Purpose & FinishOptions,
    signal: AbortSignal,
  ): Promise<TransactionReceipt | undefined> {
    const transaction = this.#transactions.get(name)
    if (transaction === undefined) return undefined
    const { hash } = transaction
    const awaited = { hash, transaction, functionName, maxFeePerGas, onSigned }
    const receipt = await finishSigned(client, awaited, signal).catch((error: unknown) => {
      this.#keepLatest(name, error)
      if (!isOver(error)) throw error
    })
    this.#transactions.delete(name)
    return receipt ?? undefined
  }

  /**
   * Sends a transaction, and remembers it when its outcome stays unknown.
   *
   * @throws TooManyUnfinishedError before anything is sent, when nothing more can be remembered.
   */
  async track<Result>(
    { name, functionName }: Purpose,
    send: () => Promise<Result>,
  ): Promise<Result> {
    if (this.#transactions.size >= this.#max && !this.#transactions.has(name)) {
      throw new TooManyUnfinishedError(this.#max)
    }
    try {
      return await send()
    } catch (error) {
      // What was signed for another purpose on the way, such as a deposit, is not the one.
      if (error instanceof TransactionUncertainError && error.functionName === functionName) {
        this.#keepLatest(name, error)
      }
      throw error
    }
  }

  #keepLatest(name: string, error: unknown): void {
    if (!(error instanceof TransactionUncertainError) || !error.transaction) return
    this.#transactions.set(name, error.transaction)
  }
}

/** Those of this process. */
export const unfinishedTransactions = new UnfinishedTransactions()
