import type { Address } from 'viem'
import type { Budget } from '../chain/budget.ts'
import { callContract } from '../chain/callContract.ts'
import { vault } from '../chain/protocolContracts.ts'
import type { SentTransaction } from '../chain/sendCall.ts'
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
  return callContract(
    client,
    { contract: vault, functionName: 'setWhitelist', args: [account, isWhitelisted] },
    budget,
  )
}
