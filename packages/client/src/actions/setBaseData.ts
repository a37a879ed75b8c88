import { terminalAbi } from '@taskmesh/contracts'
import { encodeFunctionData } from 'viem'
import type { Budget } from '../chain/budget.ts'
import { contractAddress } from '../chain/contractAddress.ts'
import { diagnosePairing } from '../chain/diagnosePairing.ts'
import { requireAccount } from '../chain/requireAccount.ts'
import { sendCall, type SentTransaction } from '../chain/sendCall.ts'
import type { TaskmeshClient } from '../chain/taskmeshClient.ts'

export interface SetBaseDataParameters extends Budget {
  /** What does not change: machine, hardware. The network’s own tools write JSON. */
  baseData: string
}

export type SetBaseDataReturnType = SentTransaction

/**
 * Publishes what is fixed about a provider’s machine. It is text on the chain, so keep it short.
 * Source: ABI of the Terminal.
 *
 * @throws ContractRevertError with the code `NOT_PROVIDER` when no master has announced the account.
 *
 * @example
 * ```ts
 * await setBaseData(providerClient, { baseData: '{"cpu":"8 cores"}' })
 * ```
 */
export async function setBaseData(
  client: TaskmeshClient,
  { baseData, ...budget }: SetBaseDataParameters,
): Promise<SetBaseDataReturnType> {
  const functionName = 'setBaseData'
  const data = encodeFunctionData({ abi: terminalAbi, functionName, args: [baseData] })
  const to = contractAddress(client, 'terminal')
  const { address: provider } = requireAccount(client, functionName)
  const pairing = { functionName, provider, expected: 'ours' } as const
  const diagnose = () => diagnosePairing(client, pairing)
  return sendCall(client, { abi: terminalAbi, to, data, functionName, diagnose }, budget)
}
