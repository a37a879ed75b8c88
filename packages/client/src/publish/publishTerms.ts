import type { Address } from 'viem'
import type { CheckMediaOptions } from '../payload/checkMedia.ts'
import type { Budget } from '../scheduling/budget.ts'
import type { FeeLimit } from '../transactions/raiseFees.ts'
import type { PublishListener } from './publishProgress.ts'
import type { PublishStore } from './publishStore.ts'

/** Under which terms a task is published, whatever it is. */
export interface PublishTerms extends Budget, FeeLimit {
  /** Which source is to run it. */
  source: Address
  /** In wei; held back in the vault until the task is over. */
  payment: bigint
  /**
   * Deposits what the vault balance lacks, in a transaction before; together with the task, after one confirmation, where
   * the account's wallet runs several calls or none (EIP-5792). Default false.
   */
  fund?: boolean | undefined
  /**
   * Names this request, so that repeating it never pays twice: when the account already published
   * it, that task is returned. 1 to 200 characters, such as your order number. The same key with
   * other inputs, payment or source is an IdempotencyConflictError.
   */
  idempotencyKey?: string | undefined
  /**
   * Hides the key: what stands for it on the chain cannot be guessed without this. The same in
   * every process that publishes for the account. Default: made from a signature of the account,
   * which needs its private key; for wallets and hardware, only its address.
   */
  idempotencySecret?: string | undefined
  /** Publishes and pays once more when the key's task was cancelled or has expired. Default false. */
  restart?: boolean | undefined
  /** How many of a source's latest tasks to search for the key. Default 10 000. */
  lookBackTasks?: number | undefined
  /**
   * Of how many of the latest blocks to read logs, to find the transaction of the key's task. Older
   * ones are found by the state of earlier blocks. Default 10 000.
   */
  lookBackBlocks?: number | undefined
  /**
   * Whether to fetch the start of each file that is a URL, so that nothing is paid for one that is not
   * there or is something else, see `checkMedia`. Default false.
   */
  checkMedia?: boolean | CheckMediaOptions | undefined
  /** Where signed transactions are kept before they are sent, out of the reach of a crash. */
  store?: PublishStore | undefined
  /** Called with each step, and awaited. */
  onProgress?: PublishListener | undefined
}
