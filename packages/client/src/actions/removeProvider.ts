import { terminalAbi } from '@taskmesh/contracts'
import { encodeFunctionData, type Address } from 'viem'
import type { Budget } from '../chain/budget.ts'
import { contractAddress } from '../chain/contractAddress.ts'
import { sendCall, type SentTransaction } from '../chain/sendCall.ts'
import type { TaskmeshClient } from '../chain/taskmeshClient.ts'

export interface RemoveProviderParameters extends Budget {
  provider: Address
}

export type RemoveProviderReturnType = SentTransaction

/**
 * Ends the pairing of a master and its provider. Stake stays with the provider.
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
  return sendCall(client, { abi: terminalAbi, to, data, functionName: 'removeProvider' }, budget)
}
