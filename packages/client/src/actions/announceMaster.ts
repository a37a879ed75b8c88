import { terminalAbi } from '@taskmesh/contracts'
import { encodeFunctionData, type Address } from 'viem'
import type { Budget } from '../chain/budget.ts'
import { contractAddress } from '../chain/contractAddress.ts'
import { diagnosePairing } from '../chain/diagnosePairing.ts'
import { requireAccount } from '../chain/requireAccount.ts'
import { sendCall, type SentTransaction } from '../chain/sendCall.ts'
import type { TaskmeshClient } from '../chain/taskmeshClient.ts'

export interface AnnounceMasterParameters extends Budget {
  master: Address
}

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
  const data = encodeFunctionData({
    abi: terminalAbi,
    functionName: 'announceMaster',
    args: [master],
  })
  const to = contractAddress(client, 'terminal')
  const { address: provider } = requireAccount(client, 'announceMaster')
  const functionName = 'announceMaster'
  const pairing = { functionName, provider, master, expected: 'announced' } as const
  const diagnose = () => diagnosePairing(client, pairing)
  return sendCall(client, { abi: terminalAbi, to, data, functionName, diagnose }, budget)
}
