import { vaultAbi } from '@taskmesh/contracts'
import { encodeFunctionData } from 'viem'
import type { Budget } from '../chain/budget.ts'
import { contractAddress } from '../chain/contractAddress.ts'
import { diagnoseVault } from '../chain/diagnoseVault.ts'
import { requireAccount } from '../chain/requireAccount.ts'
import { sendCall, type SentTransaction } from '../chain/sendCall.ts'
import type { TaskmeshClient } from '../chain/taskmeshClient.ts'

export type CancelUnbondingParameters = Budget

export type CancelUnbondingReturnType = SentTransaction

/**
 * Turns unbonding stake back into stake. The vault of the test network does not have this function.
 * Source: OGPU SDK docs, Vault; ABIs of both networks.
 *
 * @throws ContractRevertError with the code `NOTHING_UNBONDING`; RpcError, TransactionRefusedError,
 * TransactionUncertainError, TimeBudgetError.
 *
 * @example
 * ```ts
 * await cancelUnbonding(client)
 * ```
 */
export async function cancelUnbonding(
  client: TaskmeshClient,
  budget: CancelUnbondingParameters = {},
): Promise<CancelUnbondingReturnType> {
  const data = encodeFunctionData({
    abi: vaultAbi,
    functionName: 'cancelUnbonding',
  })
  const to = contractAddress(client, 'vault')
  const { address: account } = requireAccount(client, 'cancelUnbonding')
  const functionName = 'cancelUnbonding'
  const diagnose = () => diagnoseVault(client, { functionName, account })
  return sendCall(client, { abi: vaultAbi, to, data, functionName, diagnose }, budget)
}
