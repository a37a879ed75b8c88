import type { PlannedStep, SetUpPlan } from '@taskmesh/provider'
import type { Address } from 'viem'
import { about, ogpu } from '../account/describeGas.ts'

const WORDS: Record<PlannedStep['step'], string> = {
  announceProvider: 'The master announces the provider and stakes for it',
  announceMaster: 'The provider accepts its master',
  deposit: 'The provider pays into its vault balance',
  lock: 'The provider stakes from its vault balance',
  register: 'The provider registers at a source',
}

/** Says in one line what a step does and costs. */
export function describeStep({ step, source, value, fee }: PlannedStep): string {
  const at = source === undefined ? '' : ` (${source})`
  const gas = fee === undefined ? 'gas not known yet' : `gas at most ${about(fee)}`
  const money = value > 0n ? `${ogpu(value)}, ` : ''
  return `${WORDS[step]}${at}: ${money}${gas}`
}

/** What an account lacks for a plan, with the part that it plays. */
export function lacksOf({ funds }: SetUpPlan, master: Address) {
  return funds
    .filter(({ needed, balance }) => balance < needed)
    .map((one) => ({ ...one, role: one.account === master ? 'master' : 'provider' }))
}
