import { getSource, getVaultTerms, type TaskmeshClient } from '@taskmesh/client'
import type { Address } from 'viem'
import { StakeTooLowError } from '../errors/providerErrors.ts'

export interface StakeTerms {
  sources: readonly Address[]
  /** What the operator wants to stake, in wei. Default: the least that is required. */
  stake: bigint | undefined
  /** What is staked already, in wei. */
  lockup: bigint
  /** Whether the protocol lets the provider work without stake. */
  isWhitelisted: boolean
}

async function leastStake(
  client: TaskmeshClient,
  { sources, isWhitelisted }: StakeTerms,
): Promise<bigint> {
  const { minLockupPerSource } = await getVaultTerms(client)
  const terms = await Promise.all(sources.map((source) => getSource(client, { source })))
  return terms.reduce(
    (most, { minAvailableLockup }) => (minAvailableLockup > most ? minAvailableLockup : most),
    isWhitelisted ? 0n : minLockupPerSource,
  )
}

/**
 * Returns how much stake a provider is to have, in wei.
 *
 * @throws {@link StakeTooLowError} when it could not work with that much.
 */
export async function neededStake(client: TaskmeshClient, terms: StakeTerms): Promise<bigint> {
  const { stake, lockup } = terms
  const least = await leastStake(client, terms)
  if (stake === undefined) return least
  if (stake >= least || lockup >= least) return stake
  throw new StakeTooLowError(stake, least)
}
