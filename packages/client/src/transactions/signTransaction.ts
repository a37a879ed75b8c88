import { keccak256, type Address, type Hex, type LocalAccount } from 'viem'
import { estimateGas, prepareTransactionRequest } from 'viem/actions'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import type { SignedTransactionInfo } from '../errors/chainErrors.ts'

/** Room in percent for what other transactions change between the estimate and the block. */
const GAS_MARGIN = 30n

/** A call as it is put into a transaction. */
export interface CallData {
  to: Address
  data: Hex
  /** In wei. */
  value?: bigint | undefined
}

/** What a transaction may cost, in wei for each gas. */
export type TransactionFees =
  | { type: 'legacy'; gasPrice: bigint | undefined }
  | { type: 'eip1559'; maxFeePerGas: bigint; maxPriorityFeePerGas: bigint | undefined }

/** All of a transaction but its number. */
export interface PreparedTransaction {
  chainId: number
  call: CallData
  /** Most gas that it may use. */
  gas: bigint
  fees: TransactionFees
}

/**
 * Estimates gas and fees of a call. The newer form of fees is used unless the chain has none.
 *
 * @param gas - its limit, where it is known; else it is estimated, which also simulates the call.
 *
 * @example
 * ```ts
 * const { gas, fees } = await prepareTransaction(client, account, { to: payer, data: '0x' })
 * show(gas * highestFee(fees))
 * ```
 */
export async function prepareTransaction(
  client: TaskmeshClient,
  account: LocalAccount,
  call: CallData,
  gas?: bigint,
): Promise<PreparedTransaction> {
  const { to, data, value } = call
  // By its address: for a local account viem would prepare the whole transaction to estimate.
  const estimate = gas ?? (await estimateGas(client, { account: account.address, to, data, value }))
  const limit = gas ?? estimate + (estimate * GAS_MARGIN) / 100n
  const request = await prepareTransactionRequest(client, {
    account,
    chain: client.chain,
    to,
    data,
    value,
    gas: limit,
    parameters: ['chainId', 'type', 'fees'],
  })
  const { chainId, gasPrice, maxFeePerGas, maxPriorityFeePerGas } = request
  const fees: TransactionFees =
    maxFeePerGas === undefined
      ? { type: 'legacy', gasPrice }
      : { type: 'eip1559', maxFeePerGas, maxPriorityFeePerGas }
  return { chainId, call: { to, data, value }, gas: limit, fees }
}

/** The most that a transaction can take from the account, in wei. */
export function highestCost({ call, gas, fees }: PreparedTransaction): bigint {
  return (call.value ?? 0n) + gas * highestFee(fees)
}

/**
 * The most that a transaction pays for a gas, in wei.
 *
 * @example
 * ```ts
 * highestFee({ type: 'legacy', gasPrice: parseGwei('2') })
 * ```
 */
export function highestFee(fees: TransactionFees): bigint {
  return fees.type === 'legacy' ? (fees.gasPrice ?? 0n) : fees.maxFeePerGas
}

/**
 * Signs a transaction with exactly this number. Sends nothing.
 *
 * @example
 * ```ts
 * const prepared = await prepareTransaction(client, account, { to: payer, data: '0x', value: 1n })
 * const { hash, rawTransaction } = await signTransaction(client, account, prepared, 7)
 * show(hash, rawTransaction)
 * ```
 */
export async function signTransaction(
  client: TaskmeshClient,
  account: LocalAccount,
  { chainId, call, gas, fees }: PreparedTransaction,
  nonce: number,
): Promise<SignedTransactionInfo> {
  const rawTransaction = await account.signTransaction(
    { chainId, gas, nonce, ...call, ...fees },
    { serializer: client.chain?.serializers?.transaction },
  )
  return { hash: keccak256(rawTransaction), rawTransaction, nonce }
}
