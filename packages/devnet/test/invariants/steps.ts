import fc from 'fast-check'
import { actorCount } from './stage.ts'
import type { Verb } from './verbs.ts'

export interface Step {
  verb: Verb
  /** Who acts; without it, the one who may. */
  who: number | undefined
  /** Which of the things there are, latest first. */
  what: number
  /** In minimal payments, or tens of seconds. */
  amount: number
}

/** The life of the network, most of the time. */
const workVerb = fc.constantFrom<Verb[]>(
  'publishTask',
  'publishTask',
  'publishShortTask',
  'cancelTask',
  'attempt',
  'attempt',
  'attempt',
  'attempt',
  'submit',
  'submit',
  'submit',
  'confirm',
  'confirm',
  'wait',
)
const stakeVerb = fc.constantFrom<Verb[]>(
  'deposit',
  'withdraw',
  'lock',
  'unbond',
  'claim',
  'cancelUnbonding',
  'sanction',
  'waive',
  'withdrawSanction',
  'forceRelease',
  'announceProvider',
  'announceMaster',
  'register',
  'unbond',
  'wait',
  'claim',
  'sanction',
)
/** After one of these, less can happen. */
const endVerb = fc.constantFrom<Verb[]>(
  'emergencyExit',
  'removeProvider',
  'unregister',
  'inactivateSource',
)

export const anyStep: fc.Arbitrary<Step> = fc.record({
  verb: fc.oneof(
    { weight: 20, arbitrary: workVerb },
    { weight: 14, arbitrary: stakeVerb },
    { weight: 1, arbitrary: endVerb },
  ),
  who: fc.oneof(
    { weight: 7, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.nat(actorCount - 1) },
  ),
  what: fc.nat(3),
  amount: fc.nat(8),
})
