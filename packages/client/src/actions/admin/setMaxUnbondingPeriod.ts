import { vault } from '../../connection/protocolContracts.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import type { Budget } from '../../scheduling/budget.ts'
import { callContract } from '../../transactions/callContract.ts'
import type { SentTransaction } from '../../transactions/sendCall.ts'

/** Parameters of {@link setMaxUnbondingPeriod}: the period in seconds. */
export interface SetMaxUnbondingPeriodParameters extends Budget {
  /** In seconds. */
  period: bigint
}

/** What {@link setMaxUnbondingPeriod} returns: the transaction, once it is mined. */
export type SetMaxUnbondingPeriodReturnType = SentTransaction

/**
 * Sets the time from `unbond` to `claim`. For administrators of the protocol. Source: ABI of the
 * Vault.
 *
 * @throws ContractRevertError with the code `NOT_OWNER` when the account is no administrator.
 *
 * @example
 * ```ts
 * await setMaxUnbondingPeriod(adminClient, { period: 60n })
 * ```
 */
export async function setMaxUnbondingPeriod(
  client: TaskmeshClient,
  { period, ...budget }: SetMaxUnbondingPeriodParameters,
): Promise<SetMaxUnbondingPeriodReturnType> {
  return callContract(
    client,
    { contract: vault, functionName: 'setMaxUnbondingPeriod', args: [period] },
    budget,
  )
}
