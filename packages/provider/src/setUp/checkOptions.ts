import {
  contractAddress,
  getProvider,
  MissingAccountError,
  type TaskmeshClient,
} from '@taskmesh/client'
import { findTaskId } from '@taskmesh/tasks'
import { getAddress, type Address, type LocalAccount } from 'viem'
import {
  LocalAccountRequiredError,
  NoSourcesError,
  ProviderNotRegisteredError,
  RunnerRequiredError,
} from '../errors/providerErrors.ts'
import type { ProvidedSource, ProviderOptions } from '../providerOptions.ts'
import type { ProviderRunner } from '../providerRunner.ts'
import type { Capability } from '../store/taskStore.ts'

/**
 * Returns the address of the account that signs for a client.
 *
 * @param owner - whose client it is, for the message: `The client of createProvider`.
 */
export function requireAddress(client: TaskmeshClient, owner: string): Address {
  if (client.account === undefined) throw new MissingAccountError(owner)
  return client.account.address
}

/** Returns the account that signs, which has to do so in this process. */
export function requireSigningAccount(client: TaskmeshClient): LocalAccount {
  const { account } = client
  if (account?.type !== 'local') throw new LocalAccountRequiredError()
  return account
}

/** Returns what runs the tasks. */
export function requireRunner({ runner }: ProviderOptions): ProviderRunner {
  if (runner === undefined) throw new RunnerRequiredError()
  return runner
}

/** Returns the contract that takes attempts and responses. */
export function requireNexus(client: TaskmeshClient): Address {
  return contractAddress(client, 'nexus')
}

/** What a worker for these sources can run. */
export function capabilitiesOf(sources: readonly ProvidedSource[]): Capability[] {
  const all = sources.map(({ task, model }) => [`${task} ${model ?? ''}`, { task, model }] as const)
  return [...new Map(all).values()]
}

/**
 * Checks the sources and returns them by address.
 *
 * @throws {@link NoSourcesError}, UnknownTaskError.
 */
export function indexSources(sources: readonly ProvidedSource[]): Map<Address, ProvidedSource> {
  const entries = sources.map((entry) => {
    findTaskId(entry.task)
    return [getAddress(entry.source), entry] as const
  })
  if (entries.length === 0) throw new NoSourcesError()
  return new Map(entries)
}

/**
 * Checks that the provider may work for its sources.
 *
 * @throws {@link ProviderNotRegisteredError}
 */
export async function checkRegistration(
  client: TaskmeshClient,
  provider: Address,
  sources: readonly Address[],
): Promise<void> {
  const { registeredAt } = await getProvider(client, { provider, sources })
  const missing = sources.filter((source) => !registeredAt.includes(source))
  if (missing.length > 0) throw new ProviderNotRegisteredError(provider, missing)
}
