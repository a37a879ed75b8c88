import type { Address } from 'viem'
import { terminal } from '../../connection/protocolContracts.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { diagnosePairing } from '../../diagnosis/diagnosePairing.ts'
import type { Budget } from '../../scheduling/budget.ts'
import { callContract } from '../../transactions/callContract.ts'
import type { SentTransaction } from '../../transactions/sendCall.ts'

/** Parameters of {@link announceMaster}: the master that the provider accepts. */
export interface AnnounceMasterParameters extends Budget {
  master: Address
}

/** What {@link announceMaster} returns: the transaction, once it is mined. */
export type AnnounceMasterReturnType = SentTransaction

/**
 * The provider’s half of its pairing with a master, which has announced it before. Source: OGPU SDK
 * docs, Terminal.
 *
 * @throws ContractRevertError with the code `NOT_PROVIDER`, `NOT_MASTER` or `ALREADY_PAIRED`;
 * RpcError, TransactionRefusedError, TransactionUncertainError, TimeBudgetError.
 *
 * @example
 * ```ts
 * await announceMaster(providerClient, { master })
 * ```
 */
export async function announceMaster(
  client: TaskmeshClient,
  { master, ...budget }: AnnounceMasterParameters,
): Promise<AnnounceMasterReturnType> {
  const functionName = 'announceMaster'
  const pairing = { functionName, master, expected: 'announced' } as const
  return callContract(
    client,
    {
      contract: terminal,
      functionName,
      args: [master],
      diagnose: (provider) => diagnosePairing(client, { ...pairing, provider }),
    },
    budget,
  )
}
