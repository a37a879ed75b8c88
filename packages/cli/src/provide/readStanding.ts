import { getProvider, getVaultAccount, type TaskmeshClient } from '@taskmesh/client'
import { getBalance } from 'viem/actions'
import type { ProviderFile } from './providerFile.ts'

/** Where a provider stands on the chain. Amounts in wei. */
export async function readStanding(client: TaskmeshClient, { provider, sources }: ProviderFile) {
  const addresses = sources.map(({ source }) => source)
  const [account, state, gasBalance] = await Promise.all([
    getVaultAccount(client, { account: provider }),
    getProvider(client, { provider, sources: addresses }),
    getBalance(client, { address: provider }),
  ])
  return {
    gasBalance,
    vaultBalance: account.balance,
    stake: account.lockup,
    unbonding: account.unbonding,
    unbondingTimestamp: account.unbondingTimestamp,
    earnings: account.earnings,
    isEligible: account.isEligible,
    master: state.master,
    registeredAt: state.registeredAt,
  }
}

export type Standing = Awaited<ReturnType<typeof readStanding>>
