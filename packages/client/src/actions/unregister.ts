import type { Address } from 'viem'
import type { Budget } from '../chain/budget.ts'
import { callContract } from '../chain/callContract.ts'
import { diagnoseRegister } from '../chain/diagnoseRegister.ts'
import { nexus } from '../chain/protocolContracts.ts'
import { requireAccount } from '../chain/requireAccount.ts'
import type { SentTransaction } from '../chain/sendCall.ts'
import type { TaskmeshClient } from '../chain/taskmeshClient.ts'

export interface UnregisterParameters extends Budget {
  source: Address
  /** Default: the client’s account. */
  provider?: Address | undefined
}

export type UnregisterReturnType = SentTransaction

/**
 * Takes a provider off a source. Source: OGPU SDK docs, Nexus.
 *
 * @throws ContractRevertError with the code `NOT_REGISTERED` or `NOT_PROVIDER`; RpcError,
 * TransactionRefusedError, TransactionUncertainError, TimeBudgetError.
 *
 * @example
 * ```ts
 * await unregister(providerClient, { source })
 * ```
 */
export async function unregister(
  client: TaskmeshClient,
  {
    source,
    provider = requireAccount(client, 'unregister').address,
    ...budget
  }: UnregisterParameters,
): Promise<UnregisterReturnType> {
  const functionName = 'unregister'
  return callContract(
    client,
    {
      contract: nexus,
      functionName,
      args: [source, provider],
      diagnose: () => diagnoseRegister(client, { functionName, source, provider }),
    },
    budget,
  )
}
