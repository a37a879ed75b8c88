import { vaultAbi } from '@taskmesh/contracts'
import { encodeFunctionData } from 'viem'
import type { Budget } from '../chain/budget.ts'
import { contractAddress } from '../chain/contractAddress.ts'
import { diagnoseVault } from '../chain/diagnoseVault.ts'
import { requireAccount } from '../chain/requireAccount.ts'
import { sendCall, type SentTransaction } from '../chain/sendCall.ts'
import type { TaskmeshClient } from '../chain/taskmeshClient.ts'

export type ClaimParameters = Budget

export type ClaimReturnType = SentTransaction

/**
 * Moves stake whose unbonding period is over to the vault balance.
 *
 * This is not about earnings: those are in the balance at once. Source: OGPU SDK docs, Vault.
 *
 * @throws ContractRevertError with the code `NOTHING_UNBONDING` or `UNBONDING_NOT_ELAPSED`;
 * RpcError, TransactionRefusedError, TransactionUncertainError, TimeBudgetError.
 *
 * @example
 * ```ts
 * await claim(client)
 * ```
 */
export async function claim(
  client: TaskmeshClient,
  budget: ClaimParameters = {},
): Promise<ClaimReturnType> {
  const data = encodeFunctionData({
    abi: vaultAbi,
    functionName: 'claim',
  })
  const to = contractAddress(client, 'vault')
  const { address: account } = requireAccount(client, 'claim')
  const functionName = 'claim'
  const diagnose = () => diagnoseVault(client, { functionName, account })
  return sendCall(client, { abi: vaultAbi, to, data, functionName, diagnose }, budget)
}
