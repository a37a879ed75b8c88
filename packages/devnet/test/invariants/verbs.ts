import type { Address, Hex } from 'viem'
import { expect } from 'vitest'
import type { Actor } from '../support/network.ts'
import type { Books } from './Books.ts'
import { admin, judge, mined, network } from './stage.ts'
import type { SubmittedResponse, Task } from './things.ts'

/** What there is and who acts in one step. */
export interface Scene {
  amount: number
  money: bigint
  client: Actor
  master: Actor
  provider: Actor
  source: Address
  task: Task | undefined
  /** One that a provider can work on, if there is one; else any. */
  openTask: Task | undefined
  /** One that a provider has attempted, if there is one; else any. */
  attemptedTask: Task | undefined
  response: SubmittedResponse | undefined
  /** What everybody has to have. */
  books: Books
  /** The one who acts, given the one who may. */
  as(rightful: Actor): Actor
  publish(secondsToLive: bigint): Promise<void>
  submit(task: Task): Promise<void>
}

type Action = (scene: Scene) => Promise<unknown>

/** What a transaction of somebody else brings into an account's own hands. */
async function received({ address }: Actor, sent: Promise<Hex>): Promise<bigint> {
  const { blockNumber } = await mined(sent)
  const [before, after] = await Promise.all([
    network.client.getBalance({ address, blockNumber: blockNumber - 1n }),
    network.client.getBalance({ address, blockNumber }),
  ])
  return after - before
}

export const verbs = {
  deposit: async ({ as, client, money, books }) => {
    await as(client).deposit(money, client.address)
    books.add(client.address, 'balance', money)
  },
  withdraw: async ({ as, provider, money, books }) => {
    const owner = as(provider)
    await mined(owner.vault.withdraw([money]))
    books.add(owner.address, 'balance', -money)
  },
  lock: async ({ as, provider, money, books }) => {
    const owner = as(provider)
    await mined(owner.vault.lock([money]))
    books.move(owner.address, 'balance', 'lockup', money)
  },
  unbond: async ({ as, provider, money, books }) => {
    const owner = as(provider)
    await mined(owner.vault.unbond([money]))
    books.move(owner.address, 'lockup', 'unbonding', money)
  },
  claim: async ({ as, provider, books }) => {
    const owner = as(provider)
    await mined(owner.vault.claim())
    books.move(owner.address, 'unbonding', 'balance')
  },
  cancelUnbonding: async ({ as, provider, books }) => {
    const owner = as(provider)
    await mined(owner.vault.cancelUnbonding())
    books.move(owner.address, 'unbonding', 'lockup')
  },
  sanction: async ({ as, provider, money, books }) => {
    await mined(as(judge()).vault.sanction([provider.address, money]))
    const locked = books.of(provider.address).lockup
    const fromLockup = money < locked ? money : locked
    books.move(provider.address, 'lockup', 'sanction', fromLockup)
    books.move(provider.address, 'unbonding', 'sanction', money - fromLockup)
  },
  waive: async ({ as, provider, money, books }) => {
    await mined(as(judge()).vault.waive([provider.address, money]))
    books.move(provider.address, 'sanction', 'lockup', money)
  },
  withdrawSanction: async ({ as, provider, books }) => {
    const withdrawal = as(admin()).vault.withdrawSanctionOf([provider.address])
    expect(await received(provider, withdrawal)).toBe(0n)
    books.empty(provider.address, 'sanction')
  },
  emergencyExit: async ({ as, provider, books }) => {
    const { balance, lockup, unbonding } = books.of(provider.address)
    const exit = as(admin()).vault.emergencyExit([provider.address])
    expect(await received(provider, exit)).toBe(balance + lockup + unbonding)
    books.empty(provider.address, 'balance', 'lockup', 'unbonding')
  },
  forceRelease: async ({ as, task, books }) => {
    if (!task) return NOTHING
    await mined(as(judge()).vault.forceReleasePayment([task.client.address, task.address]))
    books.refund(task)
  },
  announceProvider: async ({ as, master, provider, money, books }) => {
    const announcer = as(master)
    await announcer.announceProvider(provider.address, money)
    books.add(provider.address, 'lockup', money)
    books.announced.set(announcer.address, provider.address)
  },
  announceMaster: async ({ as, master, provider, books }) => {
    const actor = as(provider)
    await actor.announceMaster(master.address)
    books.masterOf.set(actor.address, master.address)
  },
  removeProvider: async ({ as, master, provider, books }) => {
    const actor = as(master)
    await mined(actor.terminal.removeProvider([provider.address]))
    books.removeProvider(actor.address, provider.address)
  },
  register: ({ as, source, provider }) => as(provider).register(source, provider.address),
  unregister: ({ as, source, provider }) => as(provider).unregister(source, provider.address),
  publishTask: ({ publish }) => publish(600n),
  publishShortTask: ({ publish }) => publish(20n),
  cancelTask: async ({ as, task, books }) => {
    if (!task) return NOTHING
    await as(task.client).cancelTask(task.address)
    books.refund(task)
  },
  attempt: async ({ as, openTask: task, provider, money }) => {
    if (!task) return NOTHING
    await as(provider).attempt(task.address, provider.address, money / 4n)
    task.attempters.push(provider)
  },
  submit: async ({ attemptedTask, submit }) => (attemptedTask ? submit(attemptedTask) : NOTHING),
  confirm: async ({ as, response, books }) => {
    if (!response) return NOTHING
    await as(response.task.client).confirmResponse(response.address)
    books.pay(response.task, response.provider, response.payment)
  },
  inactivateSource: ({ as, client, source }) => as(client).inactivateSource(source),
  wait: ({ amount }) => network.devnet.increaseTime(amount * 10),
} satisfies Record<string, Action>

export type Verb = keyof typeof verbs

/** There was nothing to do it with. */
export const NOTHING = 'nothing'

/** Everybody minds its own money and pairing, or gives money away. */
export const ownAffairs = new Set<Verb>([
  'deposit',
  'withdraw',
  'lock',
  'unbond',
  'claim',
  'cancelUnbonding',
  'announceProvider',
  'announceMaster',
])
/** What the master of a provider may do in its place. Everything else is for the rightful alone. */
export const masterMay = new Set<Verb>(['register', 'unregister', 'attempt', 'submit'])
