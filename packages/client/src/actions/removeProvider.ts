import { terminalAbi } from '@taskmesh/contracts'
import { encodeFunctionData, type Address } from 'viem'
import type { Budget } from '../chain/budget.ts'
import { contractAddress } from '../chain/contractAddress.ts'
import { diagnosePairing } from '../chain/diagnosePairing.ts'
import { sendCall, type SentTransaction } from '../chain/sendCall.ts'
import type { TaskmeshClient } from '../chain/taskmeshClient.ts'

export interface RemoveProviderParameters extends Budget {
  provider: Address
}

export type RemoveProviderReturnType = SentTransaction

/**
 * Ends the pairing of a master and its provider. Stake stays with the provider. Source: OGPU SDK
 * docs, Terminal.
 *
 * @throws ContractRevertError with the code `NOT_MASTER`; RpcError, TransactionRefusedError,
 * TransactionUncertainError, TimeBudgetError.
 *
 * @example
 * ```ts
 * await removeProvider(masterClient, { provider })
 * ```
 */
export async function removeProvider(
  client: TaskmeshClient,
  { provider, ...budget }: RemoveProviderParameters,
): Promise<RemoveProviderReturnType> {
  const data = encodeFunctionData({
    abi: terminalAbi,
    functionName: 'removeProvider',
    args: [provider],
  })
  const to = contractAddress(client, 'terminal')
  const functionName = 'removeProvider'
  const diagnose = () => diagnosePairing(client, { functionName, provider, expected: 'ours' })
  return sendCall(client, { abi: terminalAbi, to, data, functionName, diagnose }, budget)
}
