import type { Address } from 'viem'
import { terminal } from '../../connection/protocolContracts.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { diagnosePairing } from '../../diagnosis/diagnosePairing.ts'
import type { Budget } from '../../scheduling/budget.ts'
import { callContract } from '../../transactions/callContract.ts'
import type { SentTransaction } from '../../transactions/sendCall.ts'

/** Parameters of {@link announceProvider}: the provider that the master accepts, and its stake. */
export interface AnnounceProviderParameters extends Budget {
  provider: Address
  /** In wei; becomes stake of the provider. Default 0. */
  amount?: bigint | undefined
}

/** What {@link announceProvider} returns: the transaction, once it is mined. */
export type AnnounceProviderReturnType = SentTransaction

/**
 * The master’s half of its pairing with a provider. The provider’s half is `announceMaster`.
 * Source: OGPU SDK docs, Terminal.
 *
 * @throws ContractRevertError with the code `ALREADY_PAIRED`; RpcError, TransactionRefusedError,
 * TransactionUncertainError, TimeBudgetError.
 *
 * @example
 * ```ts
 * await announceProvider(masterClient, { provider, amount: parseEther('1') })
 * ```
 */
export async function announceProvider(
  client: TaskmeshClient,
  { provider, amount = 0n, ...budget }: AnnounceProviderParameters,
): Promise<AnnounceProviderReturnType> {
  const functionName = 'announceProvider'
  return callContract(
    client,
    {
      contract: terminal,
      functionName,
      args: [provider, amount],
      value: amount,
      diagnose: () => diagnosePairing(client, { functionName, provider, expected: 'free' }),
    },
    budget,
  )
}
