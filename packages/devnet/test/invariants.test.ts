import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { everybody, network, openStage, startAnew } from './invariants/stage.ts'
import { anyStep } from './invariants/steps.ts'
import { ownAffairs, verbs, type Verb } from './invariants/verbs.ts'
import { World } from './invariants/World.ts'
import type { Actor } from './support/network.ts'

beforeAll(openStage)
afterAll(() => network.stop())

/** Each verb where it can be done: which of the things, and how much, see `Step`. */
const TOUR: readonly (readonly [verb: Verb, what: number, amount: number])[] = [
  ['deposit', 0, 8],
  ['publishTask', 0, 4],
  ['attempt', 0, 4],
  ['submit', 0, 4],
  ['confirm', 0, 4],
  ['lock', 0, 2],
  ['withdraw', 0, 2],
  ['unbond', 0, 2],
  ['wait', 0, 8],
  ['claim', 0, 2],
  ['unbond', 0, 2],
  ['cancelUnbonding', 0, 2],
  ['sanction', 0, 2],
  ['waive', 0, 2],
  ['sanction', 0, 4],
  ['withdrawSanction', 0, 0],
  ['publishShortTask', 0, 4],
  ['forceRelease', 0, 0],
  ['publishTask', 1, 4],
  ['cancelTask', 0, 0],
  ['publishTask', 1, 4],
  ['attempt', 0, 2],
  ['submit', 0, 2],
  ['unregister', 0, 0],
  ['register', 0, 0],
  ['removeProvider', 0, 0],
  ['announceProvider', 0, 4],
  ['announceMaster', 0, 0],
  ['emergencyExit', 0, 0],
  ['inactivateSource', 0, 0],
]

const isForTheRightful = (verb: Verb) => !ownAffairs.has(verb) && verb !== 'wait'

/** The numbers of all accounts but one. */
function indexesBut(actor: Actor | undefined): number[] {
  return [...everybody().keys()].filter((index) => everybody()[index]?.address !== actor?.address)
}

test('everything can be done by who may do it, and by nobody else', async () => {
  const world = await World.begin()
  for (const [verb, what, amount] of TOUR) {
    const step = { verb, who: undefined, what, amount }
    // Strangers first. A provider's master may do it in its place; then it is done.
    const strangers = isForTheRightful(verb) ? indexesBut(await world.rightfulOf(step)) : []
    let isDone = false
    for (const who of strangers) isDone ||= await world.take({ ...step, who })
    isDone ||= await world.take(step)
    expect(isDone, verb).toBe(true)
    await world.check()
  }
  expect(new Set(TOUR.map(([verb]) => verb))).toEqual(new Set(Object.keys(verbs)))
  await world.end()
  await startAnew()
}, 120_000)

test('whatever anybody does: money is conserved, nothing goes back, roles hold', async () => {
  const property = fc
    .asyncProperty(fc.array(anyStep, { minLength: 40, maxLength: 80 }), async (steps) => {
      const world = await World.begin()
      for (const each of steps) {
        await world.take(each)
        await world.check()
      }
      await world.end()
    })
    .afterEach(startAnew)
  // A limit for shrinking, and not for the runs: better a long counterexample than a timeout.
  await fc.assert(property, {
    numRuns: 12,
    interruptAfterTimeLimit: 240_000,
    markInterruptAsFailure: true,
  })
}, 300_000)
