import type { Address } from 'viem'
import { vault } from '../../connection/protocolContracts.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import type { Budget } from '../../scheduling/budget.ts'
import { callContract } from '../../transactions/callContract.ts'
import type { SentTransaction } from '../../transactions/sendCall.ts'

/** Parameters of {@link emergencyExit}: whose money leaves the vault. */
export interface EmergencyExitParameters extends Budget {
  /** Who gets all that the vault holds for it. */
  account: Address
}

/** What {@link emergencyExit} returns: the transaction, once it is mined. */
export type EmergencyExitReturnType = SentTransaction

/**
 * Sends an account its balance, stake and unbonding stake. For administrators of the protocol. The
 * vault of the test network does not have this function. Source: ABI of the Vault on the main
 * network.
 *
 * @throws ContractRevertError with the code `NOT_OWNER` when the account is no administrator.
 *
 * @example
 * ```ts
 * await emergencyExit(adminClient, { account: provider })
 * ```
 */
export async function emergencyExit(
  client: TaskmeshClient,
  { account, ...budget }: EmergencyExitParameters,
): Promise<EmergencyExitReturnType> {
  return callContract(
    client,
    { contract: vault, functionName: 'emergencyExit', args: [account] },
    budget,
  )
}
