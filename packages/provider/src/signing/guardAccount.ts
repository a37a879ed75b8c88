import { getAddress, isAddressEqual, type LocalAccount, type TransactionSerializable } from 'viem'
import { toAccount } from 'viem/accounts'
import {
  DailySpendingCapError,
  SigningRefusedError,
  TransactionFeeCapError,
} from '../errors/signingErrors.ts'
import type { AllowedCall } from './providerCalls.ts'
import { addCost, memorySpendingLedger, type SpendingLedger } from './spendingLedger.ts'

/** What a guarded key may sign. */
export interface SigningLimits {
  /** Of the only chain that it signs for. */
  chainId: number
  /** The only calls that it signs; `providerCalls(chain)` are those of a provider. */
  calls: readonly AllowedCall[]
  /** Most that one transaction may cost, in wei. */
  maxFeePerTransaction: bigint
  /** Most that the transactions of one day (UTC) may cost together, in wei. */
  maxFeePerDay: bigint
  /** Where the day's spending is kept. Default: in memory. */
  ledger?: SpendingLedger | undefined
  /** Milliseconds since 1970. Default: the clock of the machine. */
  now?: (() => number) | undefined
}

function feeOf({ gas = 0n, ...transaction }: TransactionSerializable): bigint {
  const price = transaction.maxFeePerGas ?? transaction.gasPrice ?? 0n
  return gas * price
}

function describe(calls: readonly AllowedCall[]): string {
  return calls.map(({ functionName, to }) => `${functionName} of ${to}`).join(', ')
}

/** Finds which of the allowed calls a transaction is. */
function allowedCall(transaction: TransactionSerializable, limits: SigningLimits): AllowedCall {
  const { chainId, to, data = '0x', value = 0n } = transaction
  const expected = `${describe(limits.calls)} on the chain ${limits.chainId}, without money,`
  const refuse = (what: string) => new SigningRefusedError(what, expected)
  if (chainId !== limits.chainId) throw refuse(`for the chain ${chainId ?? 'of any id'}`)
  if (to === null || to === undefined) throw refuse('the creation of a contract')
  if (value > 0n) throw refuse(`a transfer of ${value} wei`)
  if (transaction.authorizationList?.length) throw refuse('a delegation of the account')
  const selector = data.slice(0, 10).toLowerCase()
  const found = limits.calls.find(
    (call) => isAddressEqual(call.to, to) && call.selector === selector,
  )
  if (found === undefined) throw refuse(`a call of ${selector} at ${getAddress(to)}`)
  return found
}

/**
 * Wraps a key so that it signs nothing but transactions that call allowed functions of allowed
 * contracts, on one chain, without sending money, within caps of what they cost. Messages, typed
 * data and authorizations are refused. What a transaction can cost at most (its gas times its
 * highest fee) is what counts.
 *
 * Once the day's cap is reached, calls that finish what was begun (`isFinishing`) are still signed:
 * their number is bounded by that of the others.
 *
 * The account throws {@link SigningRefusedError}, {@link TransactionFeeCapError},
 * {@link DailySpendingCapError}; nothing is signed then.
 *
 * @example
 * ```ts
 * const account = guardAccount(privateKeyToAccount(key), {
 *   chainId: ogpuMainnet.id,
 *   calls: providerCalls(ogpuMainnet),
 *   maxFeePerTransaction: parseEther('0.01'),
 *   maxFeePerDay: parseEther('1'),
 * })
 * ```
 */
export function guardAccount(account: LocalAccount, limits: SigningLimits): LocalAccount {
  const { maxFeePerTransaction, maxFeePerDay, now = Date.now } = limits
  const ledger = limits.ledger ?? memorySpendingLedger()
  let last: Promise<unknown> = Promise.resolve()

  async function book(transaction: TransactionSerializable): Promise<void> {
    const { functionName, isFinishing } = allowedCall(transaction, limits)
    const wei = feeOf(transaction)
    if (wei > maxFeePerTransaction) {
      throw new TransactionFeeCapError(functionName, wei, maxFeePerTransaction)
    }
    const day = new Date(now()).toISOString().slice(0, 10)
    const cost = { day, nonce: transaction.nonce ?? 0, wei }
    const spending = addCost(await ledger.load(), cost)
    if (spending.wei > maxFeePerDay && !isFinishing) {
      throw new DailySpendingCapError(spending.wei, maxFeePerDay)
    }
    await ledger.save(spending)
  }

  const refuse = (what: string) => async () => {
    throw new SigningRefusedError(what, describe(limits.calls))
  }
  return toAccount({
    address: account.address,
    signMessage: refuse('messages'),
    signTypedData: refuse('typed data'),
    signTransaction: async (transaction, options) => {
      // One after the other, so that two do not read the same spending.
      const booked = last.then(() => book(transaction))
      last = booked.catch(() => {})
      await booked
      return account.signTransaction(transaction, options)
    },
  })
}
