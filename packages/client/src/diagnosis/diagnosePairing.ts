import { isAddressEqual, type Address } from 'viem'
import { getProvider } from '../actions/provider/getProvider.ts'
import { requireAccount } from '../connection/requireAccount.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import type { RevertName } from '../errors/revertReasons.ts'
import { refusal } from './refusal.ts'

export interface Pairing {
  functionName: string
  provider: Address
  /** The other half; default: the client's account. */
  master?: Address | undefined
  /** What the provider has to be. */
  expected: 'free' | 'announced' | 'ours'
}

/** Throws why a step of a pairing is refused, if the provider's state shows it. */
export async function diagnosePairing(
  client: TaskmeshClient,
  { functionName, provider, expected, ...pairing }: Pairing,
): Promise<void> {
  const master = pairing.master ?? requireAccount(client, functionName).address
  const refuse = (name: RevertName, reason: string): never => {
    throw refusal(functionName, name, reason)
  }
  const state = await getProvider(client, { provider })
  if (expected !== 'free' && !state.isProvider) {
    refuse('NotProvider', 'no master has announced the provider')
  }
  const isOurs = state.master !== undefined && isAddressEqual(state.master, master)
  if (expected === 'ours' && !isOurs && !isAddressEqual(provider, master)) {
    refuse('NotMaster', 'the account is not the master of the provider')
  }
  if (expected !== 'ours' && state.master !== undefined && !(expected === 'free' && isOurs)) {
    refuse('AlreadyPaired', 'the provider has a master')
  }
  if (expected === 'announced') refuse('NotMaster', 'the master has not announced the provider')
}
