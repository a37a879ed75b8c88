import {
  cancelUnbonding,
  type CancelUnbondingParameters,
  type CancelUnbondingReturnType,
} from '../actions/vault/cancelUnbonding.ts'
import { claim, type ClaimParameters, type ClaimReturnType } from '../actions/vault/claim.ts'
import {
  deposit,
  type DepositParameters,
  type DepositReturnType,
} from '../actions/vault/deposit.ts'
import {
  ensureFunded,
  type EnsureFundedParameters,
  type EnsureFundedReturnType,
} from '../actions/vault/ensureFunded.ts'
import {
  getVaultAccount,
  type GetVaultAccountParameters,
  type GetVaultAccountReturnType,
} from '../actions/vault/getVaultAccount.ts'
import {
  getVaultTerms,
  type GetVaultTermsParameters,
  type GetVaultTermsReturnType,
} from '../actions/vault/getVaultTerms.ts'
import { lock, type LockParameters, type LockReturnType } from '../actions/vault/lock.ts'
import { unbond, type UnbondParameters, type UnbondReturnType } from '../actions/vault/unbond.ts'
import {
  withdraw,
  type WithdrawParameters,
  type WithdrawReturnType,
} from '../actions/vault/withdraw.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'

/**
 * Actions about money in the vault, as methods of a client that is extended with {@link
 * vaultActions}.
 */
export type VaultActions = {
  /** See {@link deposit}. */
  deposit: (parameters: DepositParameters) => Promise<DepositReturnType>
  /** See {@link withdraw}. */
  withdraw: (parameters: WithdrawParameters) => Promise<WithdrawReturnType>
  /** See {@link ensureFunded}. */
  ensureFunded: (parameters: EnsureFundedParameters) => Promise<EnsureFundedReturnType>
  /** See {@link lock}. */
  lock: (parameters: LockParameters) => Promise<LockReturnType>
  /** See {@link unbond}. */
  unbond: (parameters: UnbondParameters) => Promise<UnbondReturnType>
  /** See {@link claim}. */
  claim: (parameters?: ClaimParameters) => Promise<ClaimReturnType>
  /** See {@link cancelUnbonding}. */
  cancelUnbonding: (parameters?: CancelUnbondingParameters) => Promise<CancelUnbondingReturnType>
  /** See {@link getVaultAccount}. */
  getVaultAccount: (parameters?: GetVaultAccountParameters) => Promise<GetVaultAccountReturnType>
  /** See {@link getVaultTerms}. */
  getVaultTerms: (parameters?: GetVaultTermsParameters) => Promise<GetVaultTermsReturnType>
}

/**
 * Adds the actions to hold money and stake to a viem client.
 *
 * @example
 * ```ts
 * const client = createWalletClient({ account, chain, transport: http() }).extend(vaultActions())
 * ```
 */
export function vaultActions(): (client: TaskmeshClient) => VaultActions {
  return (client) => ({
    deposit: (parameters) => deposit(client, parameters),
    withdraw: (parameters) => withdraw(client, parameters),
    ensureFunded: (parameters) => ensureFunded(client, parameters),
    lock: (parameters) => lock(client, parameters),
    unbond: (parameters) => unbond(client, parameters),
    claim: (parameters) => claim(client, parameters),
    cancelUnbonding: (parameters) => cancelUnbonding(client, parameters),
    getVaultAccount: (parameters) => getVaultAccount(client, parameters),
    getVaultTerms: (parameters) => getVaultTerms(client, parameters),
  })
}
