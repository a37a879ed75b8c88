import type { Address } from 'viem'
import { vault } from '../../connection/protocolContracts.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import type { Budget } from '../../scheduling/budget.ts'
import { callContract } from '../../transactions/callContract.ts'
import type { SentTransaction } from '../../transactions/sendCall.ts'

/** Parameters of {@link setWhitelist}: the account, and whether it is on the list. */
export interface SetWhitelistParameters extends Budget {
  account: Address
  /** `false` takes it off the list. Default true. */
  isWhitelisted?: boolean | undefined
}

/** What {@link setWhitelist} returns: the transaction, once it is mined. */
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
