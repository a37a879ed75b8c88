import { vaultAbi } from '@taskmesh/contracts'
import { encodeFunctionData, type Address } from 'viem'
import type { Budget } from '../chain/budget.ts'
import { contractAddress } from '../chain/contractAddress.ts'
import { sendCall, type SentTransaction } from '../chain/sendCall.ts'
import type { TaskmeshClient } from '../chain/taskmeshClient.ts'

export interface SetWhitelistParameters extends Budget {
  account: Address
  /** `false` takes it off the list. Default true. */
  isWhitelisted?: boolean | undefined
}

export type SetWhitelistReturnType = SentTransaction

/**
 * Lets an account work without stake, or no longer. For administrators of the protocol.
 * Source: ABI of the Vault.
 *
 * @throws ContractRevertError with the code `NOT_OWNER` when the account is no administrator.
 *
 * @example
 * ```ts
 * await setWhitelist(adminClient, { account: provider })
 * ```
 */
export async function setWhitelist(
  client: TaskmeshClient,
  { account, isWhitelisted = true, ...budget }: SetWhitelistParameters,
): Promise<SetWhitelistReturnType> {
  const functionName = 'setWhitelist'
  const data = encodeFunctionData({ abi: vaultAbi, functionName, args: [account, isWhitelisted] })
  const to = contractAddress(client, 'vault')
  return sendCall(client, { abi: vaultAbi, to, data, functionName }, budget)
}
