import { terminalAbi } from '@taskmesh/contracts'
import { encodeFunctionData, type Address } from 'viem'
import type { Budget } from '../chain/budget.ts'
import { contractAddress } from '../chain/contractAddress.ts'
import { diagnosePairing } from '../chain/diagnosePairing.ts'
import { sendCall, type SentTransaction } from '../chain/sendCall.ts'
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
  const data = encodeFunctionData({
    abi: terminalAbi,
    functionName: 'announceProvider',
    args: [provider, amount],
  })
  const to = contractAddress(client, 'terminal')
  const functionName = 'announceProvider'
  const diagnose = () => diagnosePairing(client, { functionName, provider, expected: 'free' })
  const call = { abi: terminalAbi, to, data, functionName, value: amount, diagnose }
  return sendCall(client, call, budget)
}
