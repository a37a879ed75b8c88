import type { Address } from 'viem'
import type { Budget } from '../chain/budget.ts'
import { callContract } from '../chain/callContract.ts'
import { diagnosePairing } from '../chain/diagnosePairing.ts'
import { terminal } from '../chain/protocolContracts.ts'
import type { SentTransaction } from '../chain/sendCall.ts'
import type { TaskmeshClient } from '../chain/taskmeshClient.ts'

export interface RemoveContainerParameters extends Budget {
  provider: Address
  /** Whose container the provider’s machine is to stop. */
  source: Address
}

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
