import type { Address } from 'viem'
import { getVaultAccount } from '../actions/vault/getVaultAccount.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { getChainTime } from '../reads/getChainTime.ts'
import { refusal } from './refusal.ts'

export interface VaultCall {
  functionName: 'withdraw' | 'lock' | 'unbond' | 'claim' | 'cancelUnbonding'
  account: Address
  /** In wei, for calls that take one. */
  amount?: bigint | undefined
}

/** Throws why the vault refuses a call, if the account's state shows it. */
export async function diagnoseVault(
  client: TaskmeshClient,
  { functionName, account, amount = 0n }: VaultCall,
): Promise<void> {
  const [state, now] = await Promise.all([
    getVaultAccount(client, { account }),
    getChainTime(client),
  ])
  const spends = functionName === 'withdraw' || functionName === 'lock'
  if (spends && state.balance < amount) {
    throw refusal(functionName, 'InsufficientBalance', 'the vault holds less for the account')
  }
  if (functionName === 'unbond' && state.lockup < amount) {
    throw refusal(functionName, 'InsufficientLockup', 'the stake is smaller than that')
  }
  const ends = functionName === 'claim' || functionName === 'cancelUnbonding'
  if (ends && state.unbonding === 0n) {
    throw refusal(functionName, 'NothingUnbonding', 'nothing is unbonding')
  }
  if (functionName === 'claim' && now < state.unbondingTimestamp) {
    throw refusal(functionName, 'UnbondingNotElapsed', 'the unbonding period is not over')
  }
}
