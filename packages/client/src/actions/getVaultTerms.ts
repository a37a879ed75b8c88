import { vaultAbi } from '@taskmesh/contracts'
import { readContract } from 'viem/actions'
import { contractAddress } from '../chain/contractAddress.ts'
import { readContractOf } from '../chain/readContractOf.ts'
import type { TaskmeshClient } from '../chain/taskmeshClient.ts'
import { MissingContractError } from '../errors/chainErrors.ts'

export interface GetVaultTermsReturnType {
  /** Least stake of a provider, in wei. */
  minLockupPerSource: bigint
  /** Seconds from `unbond` to `claim`. */
  unbondingPeriod: bigint
}

/**
 * Reads what the vault asks of everybody.
 *
 * @example
 * ```ts
 * const { minLockupPerSource } = await getVaultTerms(client)
 * ```
 */
export async function getVaultTerms(client: TaskmeshClient): Promise<GetVaultTermsReturnType> {
  const contract = { address: contractAddress(client, 'vault'), abi: vaultAbi } as const
  const reads = Promise.all([
    readContract(client, { ...contract, functionName: 'MIN_LOCKUP_PER_SOURCE' }),
    readContract(client, { ...contract, functionName: 'UNBONDING_PERIOD' }),
  ])
  const [minLockupPerSource, unbondingPeriod] = await readContractOf(
    reads,
    () => new MissingContractError('vault', client.chain?.name),
  )
  return { minLockupPerSource, unbondingPeriod }
}
