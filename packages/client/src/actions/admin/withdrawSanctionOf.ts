import type { Address } from 'viem'
import { vault } from '../../connection/protocolContracts.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import type { Budget } from '../../scheduling/budget.ts'
import { callContract } from '../../transactions/callContract.ts'
import type { SentTransaction } from '../../transactions/sendCall.ts'

/** Parameters of {@link withdrawSanctionOf}: the account whose stake was taken. */
export interface WithdrawSanctionOfParameters extends Budget {
  account: Address
}

/** What {@link withdrawSanctionOf} returns: the transaction, once it is mined. */
export type WithdrawSanctionOfReturnType = SentTransaction

/**
 * Pays an account’s sanctioned stake out to the administrator who calls. The vault of the test
 * network does not have this function. Source: ABI of the Vault on the main network.
 *
 * @throws ContractRevertError with the code `NOT_OWNER` when the account is no administrator.
 *
 * @example
 * ```ts
 * await withdrawSanctionOf(adminClient, { account: provider })
 * ```
 */
export async function withdrawSanctionOf(
  client: TaskmeshClient,
  { account, ...budget }: WithdrawSanctionOfParameters,
): Promise<WithdrawSanctionOfReturnType> {
  return callContract(
    client,
    { contract: vault, functionName: 'withdrawSanctionOf', args: [account] },
    budget,
  )
}
