import { terminalAbi } from '@taskmesh/contracts'
import { encodeFunctionData } from 'viem'
import type { Budget } from '../chain/budget.ts'
import { contractAddress } from '../chain/contractAddress.ts'
import { diagnosePairing } from '../chain/diagnosePairing.ts'
import { requireAccount } from '../chain/requireAccount.ts'
import { sendCall, type SentTransaction } from '../chain/sendCall.ts'
import type { TaskmeshClient } from '../chain/taskmeshClient.ts'

export interface SetLiveDataParameters extends Budget {
  /** What changes: load, containers. The network’s own tools write JSON. */
  liveData: string
}

export type SetLiveDataReturnType = SentTransaction

/**
 * Publishes how a provider’s machine is doing. It is text on the chain, so keep it short.
 * Source: ABI of the Terminal.
 *
 * @throws ContractRevertError with the code `NOT_PROVIDER` when no master has announced the account.
 *
 * @example
 * ```ts
 * await setLiveData(providerClient, { liveData: '{"load":0.4}' })
 * ```
 */
export async function setLiveData(
  client: TaskmeshClient,
  { liveData, ...budget }: SetLiveDataParameters,
): Promise<SetLiveDataReturnType> {
  const functionName = 'setLiveData'
  const data = encodeFunctionData({ abi: terminalAbi, functionName, args: [liveData] })
  const to = contractAddress(client, 'terminal')
  const { address: provider } = requireAccount(client, functionName)
  const pairing = { functionName, provider, expected: 'ours' } as const
  const diagnose = () => diagnosePairing(client, pairing)
  return sendCall(client, { abi: terminalAbi, to, data, functionName, diagnose }, budget)
}
