import { vaultAbi } from '@taskmesh/contracts'
import { contractAddress } from '../../connection/contractAddress.ts'
import type { TaskmeshClient } from '../../connection/taskmeshClient.ts'
import { MissingContractError } from '../../errors/chainErrors.ts'
import { freeze } from '../../reads/freeze.ts'
import { readContractOf } from '../../reads/readContractOf.ts'
import { readMany, type ReadOptions } from '../../reads/readMany.ts'

/** Parameters of {@link getVaultTerms}: the block to read at. */
export type GetVaultTermsParameters = ReadOptions

/** What {@link getVaultTerms} returns: the terms of the vault for stakes. */
export interface GetVaultTermsReturnType {
  /** Least stake of a provider, in wei. */
  readonly minLockupPerSource: bigint
  /** Seconds from `unbond` to `claim`. */
  readonly unbondingPeriod: bigint
}

/**
 * Reads the terms of the vault, which are the same for everybody. Source: ABI of the Vault.
 *
 * @throws MissingContractError when the client’s chain has no protocol; RpcError.
 *
 * @example
 * ```ts
 * const { minLockupPerSource } = await getVaultTerms(client)
 * ```
 */
export async function getVaultTerms(
  client: TaskmeshClient,
  { blockNumber }: GetVaultTermsParameters = {},
): Promise<GetVaultTermsReturnType> {
  const contract = { address: contractAddress(client, 'vault'), abi: vaultAbi } as const
  const reads = readMany(
    client,
    [
      { ...contract, functionName: 'MIN_LOCKUP_PER_SOURCE' },
      { ...contract, functionName: 'UNBONDING_PERIOD' },
    ],
    { blockNumber },
  )
  const [minLockupPerSource, unbondingPeriod] = await readContractOf(
    reads,
    () => new MissingContractError('vault', client.chain?.name),
  )
  return freeze({ minLockupPerSource, unbondingPeriod })
}
