import { nexusAbi } from '@taskmesh/contracts'
import { encodeFunctionData, type Address } from 'viem'
import type { Budget } from '../chain/budget.ts'
import { contractAddress } from '../chain/contractAddress.ts'
import { diagnoseSource } from '../chain/diagnoseSource.ts'
import { sendCall, type SentTransaction } from '../chain/sendCall.ts'
import type { TaskmeshClient } from '../chain/taskmeshClient.ts'

export interface InactivateSourceParameters extends Budget {
  source: Address
}

export type InactivateSourceReturnType = SentTransaction

/**
 * Closes a source for new tasks, for good. Tasks that exist go on. Source: OGPU SDK docs, Nexus.
 *
 * @throws ContractRevertError with the code `NOT_OWNER`; RpcError, TransactionRefusedError,
 * TransactionUncertainError, TimeBudgetError.
 *
 * @example
 * ```ts
 * await inactivateSource(client, { source })
 * ```
 */
export async function inactivateSource(
  client: TaskmeshClient,
  { source, ...budget }: InactivateSourceParameters,
): Promise<InactivateSourceReturnType> {
  const data = encodeFunctionData({
    abi: nexusAbi,
    functionName: 'inactivateSource',
    args: [source],
  })
  const to = contractAddress(client, 'nexus')
  const functionName = 'inactivateSource'
  const diagnose = () => diagnoseSource(client, source)
  return sendCall(client, { abi: nexusAbi, to, data, functionName, diagnose }, budget)
}
