import { environments, type Environment } from '@taskmesh/contracts'
import type { Address } from 'viem'
import { getProvider } from '../actions/provider/getProvider.ts'
import { getSource } from '../actions/source/getSource.ts'
import { getVaultAccount } from '../actions/vault/getVaultAccount.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import type { RevertName } from '../errors/revertReasons.ts'
import { refusal } from './refusal.ts'

export interface Registration {
  functionName: 'register' | 'unregister'
  source: Address
  provider: Address
  /** For `register`. */
  environment?: Environment | undefined
}

/** Throws why a provider cannot be registered at a source or taken off it, if the state shows it. */
export async function diagnoseRegister(
  client: TaskmeshClient,
  { functionName, source, provider, environment = 'CPU' }: Registration,
): Promise<void> {
  const refuse = (name: RevertName, reason: string): never => {
    throw refusal(functionName, name, reason)
  }
  const [terms, { isProvider, registeredAt }, vault] = await Promise.all([
    getSource(client, { source }),
    getProvider(client, { provider, sources: [source] }),
    getVaultAccount(client, { account: provider }),
  ])
  if (functionName === 'unregister') {
    if (registeredAt.length === 0) refuse('NotRegistered', 'the provider is not registered there')
    return
  }
  if (!isProvider) refuse('NotProvider', 'no master has announced the provider')
  if (terms.status !== 'ACTIVE') refuse('SourceInactive', 'the source is inactive')
  if (registeredAt.length > 0) refuse('AlreadyRegistered', 'the provider is registered there')
  if (!(environment in environments) || !terms.environments.includes(environment)) {
    refuse('InvalidEnvironment', `the source has no image for ${environment}`)
  }
  if (!vault.isEligible) refuse('NotEligible', 'the stake is below the minimum of the protocol')
  if (vault.lockup < terms.minAvailableLockup) {
    refuse('InsufficientLockup', 'the stake is below the minimum of the source')
  }
}
