import { terminalAbi } from '@taskmesh/contracts'
import { encodeFunctionData, type Address } from 'viem'
import type { Budget } from '../chain/budget.ts'
import { contractAddress } from '../chain/contractAddress.ts'
import { sendCall, type SentTransaction } from '../chain/sendCall.ts'
import type { TaskmeshClient } from '../chain/taskmeshClient.ts'

export interface AnnounceMasterParameters extends Budget {
  master: Address
}

export type AnnounceMasterReturnType = SentTransaction

/**
 * The provider’s half of its pairing with a master, which has announced it before.
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
  const data = encodeFunctionData({
    abi: terminalAbi,
    functionName: 'announceMaster',
    args: [master],
  })
  const to = contractAddress(client, 'terminal')
  return sendCall(client, { abi: terminalAbi, to, data, functionName: 'announceMaster' }, budget)
}
