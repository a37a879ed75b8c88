import type { Budget } from '../chain/budget.ts'
import { callContract } from '../chain/callContract.ts'
import { vault } from '../chain/protocolContracts.ts'
import type { SentTransaction } from '../chain/sendCall.ts'
import type { TaskmeshClient } from '../chain/taskmeshClient.ts'

export interface SetMaxUnbondingPeriodParameters extends Budget {
  /** In seconds. */
  period: bigint
}

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
