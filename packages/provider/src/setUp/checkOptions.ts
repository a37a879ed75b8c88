import { getProvider, MissingAccountError, type TaskmeshClient } from '@taskmesh/client'
import { findTaskId } from '@taskmesh/tasks'
import { getAddress, type Address } from 'viem'
import { NoSourcesError, ProviderNotRegisteredError } from '../errors/providerErrors.ts'
import type { ProvidedSource } from '../providerOptions.ts'

/**
 * Returns the address of the account that signs for a client.
 *
 * @param owner - whose client it is, for the message: `The client of createProvider`.
 */
export function requireAddress(client: TaskmeshClient, owner: string): Address {
  if (client.account === undefined) throw new MissingAccountError(owner)
  return client.account.address
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
