import { getBlock, sendRawTransaction } from 'viem/actions'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { TransactionUncertainError, type SignedTransactionInfo } from '../errors/chainErrors.ts'
import { feeCap, parseSigned, raiseFees, resigner } from './raiseFees.ts'
import { highestFee, signTransaction } from './signTransaction.ts'
import type { AwaitedTransaction } from './waitForReceipt.ts'

/** How long a transaction may wait while blocks are made without it. */
const PATIENCE_MS = 20_000
const PATIENCE_BLOCKS = 3n
/** How often a node is asked for the price of the day. */
const CARE_INTERVAL_MS = 1000

type Options = Pick<AwaitedTransaction, 'functionName' | 'maxFeePerGas' | 'onSigned'>

/**
 * Takes care of a transaction that is under way: gives it to the node again, and signs it again
 * with higher fees and the same number, when it costs less than the chain's base fee or blocks
 * are made without it.
 */
export class FeeRaiser {
  readonly #client: TaskmeshClient
  readonly #options: Options
  readonly #cap: bigint
  #current: SignedTransactionInfo
  #signedAt = Date.now()
  #caredAt = Date.now()
  #firstBlock: bigint | undefined

  constructor(client: TaskmeshClient, options: Options, transaction: SignedTransactionInfo) {
    this.#client = client
    this.#options = options
    this.#current = transaction
    this.#cap = feeCap(options, highestFee(parseSigned(transaction).fees))
  }

  /** The last one that was signed. */
  get current(): SignedTransactionInfo {
    return this.#current
  }

  /**
   * Signs and sends the transaction with higher fees, when it is time and the limit allows it.
   *
   * @returns it; nothing when all stays as it is, also when the node fails.
   * @throws TransactionUncertainError with what `onSigned` threw: the one before may still land.
   */
  async raiseIfDue(): Promise<SignedTransactionInfo | undefined> {
    if (Date.now() - this.#caredAt < CARE_INTERVAL_MS) return undefined
    this.#caredAt = Date.now()
    const next = await this.#signIfDue().catch(() => undefined)
    if (next === undefined) return undefined
    await this.#announce(next)
    this.#current = next
    this.#signedAt = Date.now()
    await this.#send(next)
    return next
  }

  async #signIfDue(): Promise<SignedTransactionInfo | undefined> {
    if (!(await this.#isDue())) return undefined
    const account = await resigner(this.#client, this.#current)
    if (account === undefined) return undefined
    const prepared = await raiseFees(this.#client, account, this.#current, this.#cap)
    if (prepared === undefined) return undefined
    const { hash, nonce, earlierHashes = [] } = this.#current
    const signed = await signTransaction(this.#client, account, prepared, nonce)
    return { ...signed, earlierHashes: [...earlierHashes, hash] }
  }

  async #isDue(): Promise<boolean> {
    const { number, baseFeePerGas } = await getBlock(this.#client, { blockTag: 'latest' })
    this.#firstBlock ??= number
    const fee = highestFee(parseSigned(this.#current).fees)
    if (baseFeePerGas !== null && baseFeePerGas > fee) return true
    if (Date.now() - this.#signedAt < PATIENCE_MS) return false
    // It may have been forgotten by the node, which costs nothing to make good.
    await this.#send(this.#current)
    return number >= this.#firstBlock + PATIENCE_BLOCKS
  }

  async #announce(next: SignedTransactionInfo): Promise<void> {
    try {
      await this.#options.onSigned?.(next)
    } catch (cause) {
      const transaction = this.#current
      const { hash } = transaction
      throw new TransactionUncertainError(hash, this.#options.functionName, { transaction, cause })
    }
  }

  async #send({ rawTransaction: serializedTransaction }: SignedTransactionInfo): Promise<void> {
    // Whatever the node says, the receipts of all are what counts.
    await sendRawTransaction(this.#client, { serializedTransaction }).catch(() => undefined)
  }
}
