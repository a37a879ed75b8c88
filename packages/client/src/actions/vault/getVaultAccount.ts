import { vaultAbi } from '@taskmesh/contracts'
import type { Address } from 'viem'
import { contractAddress } from '../../connection/contractAddress.ts'
import { requireAccount } from '../../connection/requireAccount.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { MissingContractError } from '../../errors/chainErrors.ts'
import { freeze } from '../../reads/freeze.ts'
import { readContractOf } from '../../reads/readContractOf.ts'
import { readMany, type ReadOptions } from '../../reads/readMany.ts'

/** Parameters of {@link getVaultAccount}: whose account. */
export interface GetVaultAccountParameters extends ReadOptions {
  /** Default: the client's account. */
  account?: Address | undefined
}

/** What the vault holds for an account. Amounts in wei, times in seconds since 1970. */
export interface GetVaultAccountReturnType {
  /** Free to pay tasks with, to lock or to withdraw. Earnings arrive here. */
  readonly balance: bigint
  /** Stake. */
  readonly lockup: bigint
  /** Stake on its way back. */
  readonly unbonding: bigint
  /** When `claim` works; 0 when nothing is unbonding. */
  readonly unbondingTimestamp: bigint
  /** All that tasks ever paid. */
  readonly earnings: bigint
  /** Held back for the account's open tasks. */
  readonly frozen: bigint
  /** Stake that a judge took. */
  readonly sanctioned: bigint
  /** Whether the stake suffices to work as a provider. */
  readonly isEligible: boolean
  /** Whether an administrator lets it work without stake. */
  readonly isWhitelisted: boolean
}

/**
 * Reads what the vault holds for an account. Source: ABI of the Vault.
 *
 * @throws MissingContractError when the client’s chain has no protocol; RpcError.
 *
 * @example
 * ```ts
 * const { balance, earnings } = await getVaultAccount(client)
 * ```
 */
export async function getVaultAccount(
  client: TaskmeshClient,
  {
    account = requireAccount(client, 'getVaultAccount').address,
    blockNumber,
  }: GetVaultAccountParameters = {},
): Promise<GetVaultAccountReturnType> {
  const contract = {
    address: contractAddress(client, 'vault'),
    abi: vaultAbi,
    args: [account],
  } as const
  const reads = readMany(
    client,
    [
      { ...contract, functionName: 'balanceOf' },
      { ...contract, functionName: 'lockupOf' },
      { ...contract, functionName: 'unbondingOf' },
      { ...contract, functionName: 'unbondingTimestamp' },
      { ...contract, functionName: 'totalEarningsOf' },
      { ...contract, functionName: 'frozenPayment' },
      { ...contract, functionName: 'sanctionOf' },
      { ...contract, functionName: 'isEligible' },
      { ...contract, functionName: 'isWhitelisted' },
    ],
    { blockNumber },
  )
  const [
    balance,
    lockup,
    unbonding,
    unbondingTimestamp,
    earnings,
    frozen,
    sanctioned,
    isEligible,
    isWhitelisted,
  ] = await readContractOf(reads, () => new MissingContractError('vault', client.chain?.name))
  return freeze({
    balance,
    lockup,
    unbonding,
    unbondingTimestamp,
    earnings,
    frozen,
    sanctioned,
    isEligible,
    isWhitelisted,
  })
}
