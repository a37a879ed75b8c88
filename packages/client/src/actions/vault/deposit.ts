import type { Address } from 'viem'
import { vault } from '../../connection/protocolContracts.ts'
import { requireAccount } from '../../connection/requireAccount.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import type { Budget } from '../../scheduling/budget.ts'
import { callContract } from '../../transactions/callContract.ts'
import type { SentTransaction } from '../../transactions/sendCall.ts'

/** Parameters of {@link deposit}: the amount, and whose balance grows. */
export interface DepositParameters extends Budget {
  /** In wei. */
  amount: bigint
  /** Whose vault balance grows. Default: the client’s account. */
  account?: Address | undefined
}

/** What {@link deposit} returns: the transaction, once it is mined. */
export type DepositReturnType = SentTransaction

/**
 * Moves money of the account into a vault balance, from which tasks are paid. Source: OGPU SDK
 * docs, Vault.
 *
 * @throws ContractRevertError; RpcError, TransactionRefusedError, TransactionUncertainError,
 * TimeBudgetError.
 *
 * @example
 * ```ts
 * await deposit(client, { amount: parseEther('1') })
 * ```
 */
export async function deposit(
  client: TaskmeshClient,
  { amount, account = requireAccount(client, 'deposit').address, ...budget }: DepositParameters,
): Promise<DepositReturnType> {
  return callContract(
    client,
    { contract: vault, functionName: 'deposit', args: [account], value: amount },
    budget,
  )
}
