import { vaultAbi } from '@taskmesh/contracts'
import { encodeFunctionData } from 'viem'
import type { Budget } from '../chain/budget.ts'
import { contractAddress } from '../chain/contractAddress.ts'
import { diagnoseVault } from '../chain/diagnoseVault.ts'
import { requireAccount } from '../chain/requireAccount.ts'
import { sendCall, type SentTransaction } from '../chain/sendCall.ts'
import type { TaskmeshClient } from '../chain/taskmeshClient.ts'

export interface LockParameters extends Budget {
  /** In wei. */
  amount: bigint
}

export type LockReturnType = SentTransaction

/**
 * Turns vault balance into stake, which a provider needs to register. Source: OGPU SDK docs, Vault.
 *
 * @throws ContractRevertError with the code `INSUFFICIENT_VAULT_BALANCE`; RpcError,
 * TransactionRefusedError, TransactionUncertainError, TimeBudgetError.
 *
 * @example
 * ```ts
 * await lock(client, { amount: parseEther('1') })
 * ```
 */
export async function lock(
  client: TaskmeshClient,
  { amount, ...budget }: LockParameters,
): Promise<LockReturnType> {
  const data = encodeFunctionData({
    abi: vaultAbi,
    functionName: 'lock',
    args: [amount],
  })
  const to = contractAddress(client, 'vault')
  const { address: account } = requireAccount(client, 'lock')
  const functionName = 'lock'
  const diagnose = () => diagnoseVault(client, { functionName, account, amount })
  return sendCall(client, { abi: vaultAbi, to, data, functionName, diagnose }, budget)
}
