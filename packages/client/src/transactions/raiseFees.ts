import { isAddressEqual, parseTransaction } from 'viem'
import type { LocalAccount } from 'viem'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { TransactionRefusedError, type SignedTransactionInfo } from '../errors/chainErrors.ts'
import {
  highestFee,
  prepareTransaction,
  type PreparedTransaction,
  type TransactionFees,
} from './signTransaction.ts'
import { signerOf } from './signerOf.ts'

/** What nodes ask at least of a transaction that replaces another one, in percent. */
const STEP = 113n
const DEFAULT_CAP_FACTOR = 10n

/** How far fees may be raised. */
export interface FeeLimit {
  /**
   * The most to pay for a gas, in wei. A transaction that waits because its fees are too low is
   * signed again with higher ones up to this, with the same number. Default: ten times the first.
   */
  maxFeePerGas?: bigint | undefined
}

const raised = (fee: bigint) => (fee * STEP + 99n) / 100n
const larger = (a: bigint, b: bigint) => (a > b ? a : b)
const smaller = (a: bigint, b: bigint) => (a < b ? a : b)

/**
 * The most to pay for a gas, in wei, for a transaction whose first fee is known.
 *
 * @example
 * ```ts
 * feeCap({}, parseGwei('2')) // ten times as much
 * feeCap({ maxFeePerGas: parseGwei('5') }, parseGwei('2')) // 5 gwei
 * ```
 */
export function feeCap({ maxFeePerGas }: FeeLimit, firstFee: bigint): bigint {
  return maxFeePerGas ?? firstFee * DEFAULT_CAP_FACTOR
}

/** Fees that replace others, at the price of the day, within a limit; nothing when it is too low. */
export function higherFees(
  old: TransactionFees,
  today: TransactionFees,
  cap: bigint,
): TransactionFees | undefined {
  const least = raised(highestFee(old))
  if (least > cap) return undefined
  const price = smaller(larger(least, highestFee(today)), cap)
  if (old.type === 'legacy') return { type: 'legacy', gasPrice: price }
  const tipToday = today.type === 'legacy' ? 0n : (today.maxPriorityFeePerGas ?? 0n)
  const tip = larger(raised(old.maxPriorityFeePerGas ?? 0n), tipToday)
  return { type: 'eip1559', maxFeePerGas: price, maxPriorityFeePerGas: smaller(tip, price) }
}

/**
 * What a signed transaction says.
 *
 * @throws TransactionRefusedError when it creates a contract.
 *
 * @example
 * ```ts
 * const prepared = await prepareTransaction(client, account, { to: payer, data: '0x', value: 1n })
 * const signed = await signTransaction(client, account, prepared, 7)
 * show(parseSigned(signed).gas)
 * ```
 */
export function parseSigned({ rawTransaction }: SignedTransactionInfo): PreparedTransaction {
  const { chainId, to, data, value, gas, gasPrice, ...rest } = parseTransaction(rawTransaction)
  const { maxFeePerGas, maxPriorityFeePerGas } = rest
  const fees: TransactionFees =
    maxFeePerGas === undefined
      ? { type: 'legacy', gasPrice }
      : { type: 'eip1559', maxFeePerGas, maxPriorityFeePerGas }
  if (to === undefined || to === null) {
    throw new TransactionRefusedError('resend', 'it creates a contract, and calls none.')
  }
  return { chainId: chainId ?? 0, call: { to, data: data ?? '0x', value }, gas: gas ?? 0n, fees }
}

/**
 * Returns the account that can sign a transaction again: the client's, if it signed it.
 */
export async function resigner(
  client: TaskmeshClient,
  transaction: SignedTransactionInfo,
): Promise<LocalAccount | undefined> {
  const { account } = client
  if (account?.type !== 'local') return undefined
  return isAddressEqual(account.address, await signerOf(transaction)) ? account : undefined
}

/**
 * Prepares a transaction once more, with fees that replace it at today's price.
 *
 * @param cap - the most to pay for a gas, in wei.
 * @returns what is to be signed with the same number; nothing when the cap is too low for that.
 *
 * @example
 * ```ts
 * const prepared = await prepareTransaction(client, account, { to: payer, data: '0x', value: 1n })
 * const signed = await signTransaction(client, account, prepared, 7)
 * const dearer = await raiseFees(client, account, signed, feeCap({}, highestFee(prepared.fees)))
 * if (dearer) show(highestFee(dearer.fees))
 * ```
 */
export async function raiseFees(
  client: TaskmeshClient,
  account: LocalAccount,
  transaction: SignedTransactionInfo,
  cap: bigint,
): Promise<PreparedTransaction | undefined> {
  const signed = parseSigned(transaction)
  const today = await prepareTransaction(client, account, signed.call, signed.gas)
  const fees = higherFees(signed.fees, today.fees, cap)
  return fees && { ...signed, fees }
}
