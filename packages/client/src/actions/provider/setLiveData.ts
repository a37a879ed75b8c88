import { terminal } from '../../connection/protocolContracts.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { diagnosePairing } from '../../diagnosis/diagnosePairing.ts'
import type { Budget } from '../../scheduling/budget.ts'
import { callContract } from '../../transactions/callContract.ts'
import type { SentTransaction } from '../../transactions/sendCall.ts'

/** Parameters of {@link setLiveData}: what changes of the provider. */
export interface SetLiveDataParameters extends Budget {
  /** What changes: load, containers. The network’s own tools write JSON. */
  liveData: string
}

/** What {@link setLiveData} returns: the transaction, once it is mined. */
export type SetLiveDataReturnType = SentTransaction

/**
 * Publishes how a provider’s machine is doing. It is a string on the chain, so keep it short.
 * Source: ABI of the Terminal.
 *
 * @throws ContractRevertError with the code `NOT_PROVIDER` when no master has announced the account.
 *
 * @example
 * ```ts
 * await setLiveData(providerClient, { liveData: '{"load":0.4}' })
 * ```
 */
export async function setLiveData(
  client: TaskmeshClient,
  { liveData, ...budget }: SetLiveDataParameters,
): Promise<SetLiveDataReturnType> {
  const functionName = 'setLiveData'
  return callContract(
    client,
    {
      contract: terminal,
      functionName,
      args: [liveData],
      diagnose: (provider) => diagnosePairing(client, { functionName, provider, expected: 'ours' }),
    },
    budget,
  )
}
