import { getSource, getVaultTerms, type TaskmeshClient } from '@taskmesh/client'
import { TaskmeshError } from '@taskmesh/errors'
import { formatEther, type Address } from 'viem'

export interface StakeQuestion {
  sources: readonly Address[]
  /** What the operator wants to stake, in wei; the least when it says nothing. */
  stake: bigint | undefined
  /** What is staked already. */
  lockup: bigint
  /** Whether the protocol lets the provider work without stake. */
  isWhitelisted: boolean
}

async function leastStake(
  client: TaskmeshClient,
  { sources, isWhitelisted }: StakeQuestion,
): Promise<bigint> {
  const { minLockupPerSource } = await getVaultTerms(client)
  const asked = await Promise.all(sources.map((source) => getSource(client, { source })))
  return asked.reduce(
    (most, { minAvailableLockup }) => (minAvailableLockup > most ? minAvailableLockup : most),
    isWhitelisted ? 0n : minLockupPerSource,
  )
}

/**
 * Works out how much stake a provider is to have.
 *
 * @throws TaskmeshError with the code `STAKE_TOO_LOW` when it could not work with that much.
 */
export async function neededStake(
  client: TaskmeshClient,
  question: StakeQuestion,
): Promise<bigint> {
  const { stake, lockup } = question
  const least = await leastStake(client, question)
  if (stake === undefined) return least
  if (stake >= least || lockup >= least) return stake
  throw new TaskmeshError(`The stake of ${formatEther(stake)} OGPU is too low.`, {
    code: 'STAKE_TOO_LOW',
    actor: 'configuration',
    path: 'stake',
    details: `The protocol and the sources ask for ${formatEther(least)} OGPU, the default.`,
  })
}
