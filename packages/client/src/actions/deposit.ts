import type { Address } from 'viem'
import type { Budget } from '../chain/budget.ts'
import { callContract } from '../chain/callContract.ts'
import { vault } from '../chain/protocolContracts.ts'
import { requireAccount } from '../chain/requireAccount.ts'
import type { SentTransaction } from '../chain/sendCall.ts'
import type { TaskmeshClient } from '../chain/taskmeshClient.ts'

export interface DepositParameters extends Budget {
  /** In wei. */
  amount: bigint
  /** Whose vault balance grows. Default: the client’s account. */
  account?: Address | undefined
}

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
