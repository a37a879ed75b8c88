import {
  announceMaster,
  announceProvider,
  ensureFunded,
  getProvider,
  getVaultAccount,
  lock,
  register,
  type TaskmeshClient,
} from '@taskmesh/client'
import type { Environment } from '@taskmesh/contracts'
import { TaskmeshError } from '@taskmesh/errors'
import type { Address, Hash } from 'viem'
import { MissingMasterError } from '../errors/providerErrors.ts'
import { requireAddress } from './checkOptions.ts'
import { neededStake } from './neededStake.ts'

/** What {@link setUpProvider} is to set up. */
export interface SetUpProviderParameters {
  /** A viem wallet client whose account is the provider's key. */
  client: TaskmeshClient
  /** One for its master. Needed until the two are paired. */
  masterClient?: TaskmeshClient | undefined
  /** Where the provider is to be registered. */
  sources: readonly Address[]
  /** Stake in wei. Default: the least that the protocol and the sources require; less is refused. */
  stake?: bigint | undefined
  /** Default `CPU`. */
  environment?: Environment | undefined
  /** Called with each step as soon as it is done. */
  onStep?: ((step: SetUpStep) => void) | undefined
  signal?: AbortSignal | undefined
}

/** Something that was missing and is done now. */
export interface SetUpStep {
  step: 'announceProvider' | 'announceMaster' | 'lock' | 'register'
  hash: Hash
  source?: Address
}

/** What {@link setUpProvider} has done. */
export interface SetUpProviderReturnType {
  provider: Address
  /** Empty when all was in place. */
  steps: SetUpStep[]
}

function requireMaster({ masterClient }: SetUpProviderParameters): TaskmeshClient {
  if (masterClient === undefined) throw new MissingMasterError()
  return masterClient
}

function done({ onStep }: SetUpProviderParameters, step: SetUpStep): SetUpStep {
  onStep?.(step)
  return step
}

function isNotAnnounced(error: unknown): boolean {
  return error instanceof TaskmeshError && error.code === 'NOT_MASTER'
}

/** Anybody may have announced the provider, so that alone does not show whether its master has. */
async function pair(
  parameters: SetUpProviderParameters,
  provider: Address,
  missing: bigint,
): Promise<SetUpStep[]> {
  const { client, signal } = parameters
  const { isProvider, master: paired } = await getProvider(client, { provider })
  if (paired !== undefined) return []
  const masterClient = requireMaster(parameters)
  const master = requireAddress(masterClient, 'The masterClient of setUpProvider')
  const accept = async (): Promise<SetUpStep> => {
    const { hash } = await announceMaster(client, { master, signal })
    return done(parameters, { step: 'announceMaster', hash })
  }
  const accepted = isProvider
    ? await accept().catch((error: unknown) => {
        if (!isNotAnnounced(error)) throw error
      })
    : undefined
  if (accepted) return [accepted]
  const { hash } = await announceProvider(masterClient, { provider, amount: missing, signal })
  const announced = done(parameters, { step: 'announceProvider', hash })
  return [announced, await accept()]
}

async function addStake(
  parameters: SetUpProviderParameters,
  provider: Address,
  needed: bigint,
): Promise<SetUpStep[]> {
  const { client, signal } = parameters
  const { lockup } = await getVaultAccount(client, { account: provider })
  const amount = needed - lockup
  if (amount <= 0n) return []
  await ensureFunded(client, { amount, account: provider, signal })
  const { hash } = await lock(client, { amount, signal })
  return [done(parameters, { step: 'lock', hash })]
}

/**
 * Does what a provider needs before it can work, as far as it is missing: the pairing with its
 * master, the stake, the registration at each source. Doing it twice is fine.
 *
 * The stake comes from the master with its announcement, or else from the provider's own account.
 *
 * @throws {@link StakeTooLowError} for a stake with which no source would take the provider,
 * {@link MissingMasterError} when the provider is not paired and no `masterClient` is given; both
 * before anything is sent. MissingAccountError; the errors of the actions.
 *
 * @example
 * ```ts
 * const { steps } = await setUpProvider({ client, masterClient, sources: ['0x…'] })
 * ```
 */
export async function setUpProvider(
  parameters: SetUpProviderParameters,
): Promise<SetUpProviderReturnType> {
  const { client, sources, stake, environment, signal } = parameters
  const provider = requireAddress(client, 'The client of setUpProvider')
  const { lockup, isWhitelisted } = await getVaultAccount(client, { account: provider })
  const needed = await neededStake(client, { sources, stake, lockup, isWhitelisted })
  const steps = await pair(parameters, provider, needed > lockup ? needed - lockup : 0n)
  steps.push(...(await addStake(parameters, provider, needed)))
  const { registeredAt } = await getProvider(client, { provider, sources })
  for (const source of sources.filter((address) => !registeredAt.includes(address))) {
    const { hash } = await register(client, { source, provider, environment, signal })
    steps.push(done(parameters, { step: 'register', hash, source }))
  }
  return { provider, steps }
}
