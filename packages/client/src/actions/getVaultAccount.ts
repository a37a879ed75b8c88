import { vaultAbi } from '@taskmesh/contracts'
import type { Address } from 'viem'
import { readContract } from 'viem/actions'
import { contractAddress } from '../chain/contractAddress.ts'
import { readContractOf } from '../chain/readContractOf.ts'
import { requireAccount } from '../chain/requireAccount.ts'
import type { TaskmeshClient } from '../chain/taskmeshClient.ts'
import { MissingContractError } from '../errors/chainErrors.ts'

export interface GetVaultAccountParameters {
  /** Default: the client's account. */
  account?: Address | undefined
}

/** What the vault holds for an account. Amounts in wei, times in seconds since 1970. */
export interface GetVaultAccountReturnType {
  /** Free to pay tasks with, to lock or to withdraw. Earnings arrive here. */
  balance: bigint
  /** Stake. */
  lockup: bigint
  /** Stake on its way back. */
  unbonding: bigint
  /** When `claim` works; 0 when nothing is unbonding. */
  unbondingTimestamp: bigint
  /** All that tasks ever paid. */
  earnings: bigint
  /** Held back for the account's open tasks. */
  frozen: bigint
  /** Stake that a judge took. */
  sanctioned: bigint
  /** Whether the stake suffices to work as a provider. */
  isEligible: boolean
}

/**
 * Reads what the vault holds for an account.
 *
 * @example
 * ```ts
 * const { balance, earnings } = await getVaultAccount(client)
 * ```
 */
export async function getVaultAccount(
  client: TaskmeshClient,
  { account = requireAccount(client, 'getVaultAccount').address }: GetVaultAccountParameters = {},
): Promise<GetVaultAccountReturnType> {
  const contract = {
    address: contractAddress(client, 'vault'),
    abi: vaultAbi,
    args: [account],
  } as const
  const reads = Promise.all([
    readContract(client, { ...contract, functionName: 'balanceOf' }),
    readContract(client, { ...contract, functionName: 'lockupOf' }),
    readContract(client, { ...contract, functionName: 'unbondingOf' }),
    readContract(client, { ...contract, functionName: 'unbondingTimestamp' }),
    readContract(client, { ...contract, functionName: 'totalEarningsOf' }),
    readContract(client, { ...contract, functionName: 'frozenPayment' }),
    readContract(client, { ...contract, functionName: 'sanctionOf' }),
    readContract(client, { ...contract, functionName: 'isEligible' }),
  ])
  const [balance, lockup, unbonding, unbondingTimestamp, earnings, frozen, sanctioned, isEligible] =
    await readContractOf(reads, () => new MissingContractError('vault', client.chain?.name))
  return {
    balance,
    lockup,
    unbonding,
    unbondingTimestamp,
    earnings,
    frozen,
    sanctioned,
    isEligible,
  }
}
