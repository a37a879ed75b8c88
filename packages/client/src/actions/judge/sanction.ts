import type { Address } from 'viem'
import { vault } from '../../connection/protocolContracts.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import type { Budget } from '../../scheduling/budget.ts'
import { callContract } from '../../transactions/callContract.ts'
import type { SentTransaction } from '../../transactions/sendCall.ts'

/** Parameters of {@link sanction}: whose stake is taken, and how much. */
export interface SanctionParameters extends Budget {
  /** Whose stake to take. */
  account: Address
  /** In wei. */
  amount: bigint
}

/** What {@link sanction} returns: the transaction, once it is mined. */
export type SanctionReturnType = SentTransaction

/**
 * Takes stake away from an account, until it is waived or withdrawn. For judges of the protocol.
 * Source: ABI of the Vault.
 *
 * @throws ContractRevertError with the code `NOT_OWNER` when the account is no judge.
 *
 * @example
 * ```ts
 * await sanction(judgeClient, { account: provider, amount: parseEther('0.01') })
 * ```
 */
export async function sanction(
  client: TaskmeshClient,
  { account, amount, ...budget }: SanctionParameters,
): Promise<SanctionReturnType> {
  return callContract(
    client,
    { contract: vault, functionName: 'sanction', args: [account, amount] },
    budget,
  )
}
