import { raceSignal } from 'race-signal'
import type { Address } from 'viem'
import { requireAccount } from '../../connection/requireAccount.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { budgetSignal, type Budget } from '../../scheduling/budget.ts'
import type { SentTransaction } from '../../transactions/sendCall.ts'
import { deposit } from './deposit.ts'
import { getVaultAccount } from './getVaultAccount.ts'

/** Parameters of {@link ensureFunded}: the balance that is needed. */
export interface EnsureFundedParameters extends Budget {
  /** What the vault balance has to be at least, in wei. */
  amount: bigint
  /** Whose. Default: the client's account. */
  account?: Address | undefined
}

/** What {@link ensureFunded} returns: what was deposited, if anything. */
export interface EnsureFundedReturnType {
  /** What was missing and is now deposited, in wei; 0 when there was enough. */
  deposited: bigint
  /** The deposit, when one was made. */
  transaction: SentTransaction | undefined
}

/**
 * Makes sure that a vault balance is at least an amount: deposits what is missing. Source: OGPU SDK
 * docs, Vault.
 *
 * @throws ContractRevertError; RpcError, TransactionRefusedError, TransactionUncertainError,
 * TimeBudgetError.
 *
 * @example
 * ```ts
 * await ensureFunded(client, { amount: parseEther('0.01') })
 * ```
 */
export async function ensureFunded(
  client: TaskmeshClient,
  {
    amount,
    account = requireAccount(client, 'ensureFunded').address,
    ...budget
  }: EnsureFundedParameters,
): Promise<EnsureFundedReturnType> {
  const signal = budgetSignal(budget)
  const { balance } = await raceSignal(getVaultAccount(client, { account }), signal)
  if (balance >= amount) return { deposited: 0n, transaction: undefined }
  const missing = amount - balance
  const transaction = await deposit(client, { amount: missing, account, ...budget, signal })
  return { deposited: missing, transaction }
}
