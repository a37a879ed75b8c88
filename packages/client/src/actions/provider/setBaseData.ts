import { terminal } from '../../connection/protocolContracts.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { diagnosePairing } from '../../diagnosis/diagnosePairing.ts'
import type { Budget } from '../../scheduling/budget.ts'
import { callContract } from '../../transactions/callContract.ts'
import type { SentTransaction } from '../../transactions/sendCall.ts'

/** Parameters of {@link setBaseData}: what does not change of the provider. */
export interface SetBaseDataParameters extends Budget {
  /** What does not change: machine, hardware. The network’s own tools write JSON. */
  baseData: string
}

/** What {@link setBaseData} returns: the transaction, once it is mined. */
export type SetBaseDataReturnType = SentTransaction

/**
 * Publishes what is fixed about a provider’s machine. It is a string on the chain, so keep it short.
 * Source: ABI of the Terminal.
 *
 * @throws ContractRevertError with the code `NOT_PROVIDER` when no master has announced the account.
 *
 * @example
 * ```ts
 * await setBaseData(providerClient, { baseData: '{"cpu":"8 cores"}' })
 * ```
 */
export async function setBaseData(
  client: TaskmeshClient,
  { baseData, ...budget }: SetBaseDataParameters,
): Promise<SetBaseDataReturnType> {
  const functionName = 'setBaseData'
  return callContract(
    client,
    {
      contract: terminal,
      functionName,
      args: [baseData],
      diagnose: (provider) => diagnosePairing(client, { functionName, provider, expected: 'ours' }),
    },
    budget,
  )
}
