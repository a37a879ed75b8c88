import type { Address } from 'viem'
import type { Budget } from '../chain/budget.ts'
import { callContract } from '../chain/callContract.ts'
import { diagnosePairing } from '../chain/diagnosePairing.ts'
import { terminal } from '../chain/protocolContracts.ts'
import type { SentTransaction } from '../chain/sendCall.ts'
import type { TaskmeshClient } from '../chain/taskmeshClient.ts'

export interface AnnounceProviderParameters extends Budget {
  provider: Address
  /** In wei; becomes stake of the provider. Default 0. */
  amount?: bigint | undefined
}

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
