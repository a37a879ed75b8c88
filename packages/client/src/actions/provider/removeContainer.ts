import type { Address } from 'viem'
import { terminal } from '../../connection/protocolContracts.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { diagnosePairing } from '../../diagnosis/diagnosePairing.ts'
import type { Budget } from '../../scheduling/budget.ts'
import { callContract } from '../../transactions/callContract.ts'
import type { SentTransaction } from '../../transactions/sendCall.ts'

/**
 * Parameters of {@link removeContainer}: the provider, and the source whose container is to end.
 */
export interface RemoveContainerParameters extends Budget {
  provider: Address
  /** Whose container the provider’s machine is to stop. */
  source: Address
}

/** What {@link removeContainer} returns: the transaction, once it is mined. */
export type RemoveContainerReturnType = SentTransaction

/**
 * Tells a provider’s machine to stop the container of a source. The chain keeps nothing but the
 * event `RemoveContainer`. Source: ABI of the Terminal; OGPU SDK docs, Terminal.
 *
 * @throws ContractRevertError with the code `NOT_MASTER` when the account is neither the provider
 * nor its master.
 *
 * @example
 * ```ts
 * await removeContainer(masterClient, { provider, source })
 * ```
 */
export async function removeContainer(
  client: TaskmeshClient,
  { provider, source, ...budget }: RemoveContainerParameters,
): Promise<RemoveContainerReturnType> {
  const functionName = 'removeContainer'
  return callContract(
    client,
    {
      contract: terminal,
      functionName,
      args: [provider, source],
      diagnose: () => diagnosePairing(client, { functionName, provider, expected: 'ours' }),
    },
    budget,
  )
}
