import { taskStatuses, vaultAbi } from '@taskmesh/contracts'
import { BaseError, ContractFunctionRevertedError } from 'viem'
import { expect } from 'vitest'
import { minPayment, RevertedOnChainError, type Actor } from '../support/network.ts'
import { accountOf, Books, type Pairs, type Pocket } from './Books.ts'
import {
  clients,
  everybody,
  masters,
  mined,
  network,
  pick,
  providers,
  sourcesAtStart,
} from './stage.ts'
import type { Step } from './steps.ts'
import {
  firstFinal,
  isAttempted,
  isOpen,
  type Source,
  type SubmittedResponse,
  type Task,
} from './things.ts'
import { masterMay, NOTHING, ownAffairs, verbs, type Scene } from './verbs.ts'

/** What the vault held up to a block, as its events tell. */
interface Ledger {
  block: bigint
  held: bigint
}

export class World {
  readonly #sources: Source[] = sourcesAtStart()
  readonly #tasks: Task[] = []
  readonly #responses: SubmittedResponse[] = []
  readonly #books = new Books()
  readonly #ledger: Ledger
  #submissions = 0
  /** Who acted in the last step, and who may. */
  #cast: { actor: Actor; rightful: Actor } | undefined

  constructor(ledger: Ledger) {
    this.#ledger = ledger
  }

  static async begin(): Promise<World> {
    const { client, vault } = network
    const held = await client.getBalance({ address: vault.address })
    const world = new World({ block: await client.getBlockNumber(), held })
    await world.#books.begin()
    return world
  }

  /** Does the step, or is refused by the contracts. Returns whether something was done. */
  async take(each: Step): Promise<boolean> {
    this.#cast = undefined
    const masterOf = new Map(this.#books.masterOf)
    const announced = new Map(this.#books.announced)
    let done: unknown
    try {
      done = await verbs[each.verb](this.#scene(each))
    } catch (error) {
      if (isRefusal(error)) return false
      throw error
    }
    if (done === NOTHING) return false
    this.#checkRole(each, masterOf, announced)
    return true
  }

  /** Everybody takes out what is its own. Only what is sanctioned stays. */
  async end(): Promise<void> {
    await network.devnet.increaseTime(1000)
    const sane = { who: undefined, what: 0, amount: 0 }
    for (const task of this.#tasks) {
      const cancel = () =>
        verbs.cancelTask({ ...this.#scene({ ...sane, verb: 'cancelTask' }), task })
      if (isOpen(task)) await cancel()
      else await expect(cancel()).rejects.toThrow('AlreadyFinalized')
    }
    const owners = everybody()
    for (const owner of owners) {
      const { lockup } = this.#books.of(owner.address)
      if (lockup > 0n) await mined(owner.vault.unbond([lockup]))
      this.#books.move(owner.address, 'lockup', 'unbonding')
    }
    await network.devnet.increaseTime(1000)
    for (const owner of owners) {
      if (this.#books.of(owner.address).unbonding > 0n) await mined(owner.vault.claim())
      this.#books.move(owner.address, 'unbonding', 'balance')
      await mined(owner.vault.withdraw([this.#books.of(owner.address).balance]))
      this.#books.empty(owner.address, 'balance')
    }
    await this.check()
    const { client, vault } = network
    const sanctioned = await vault.read.sanctionedAmount()
    expect(await client.getBalance({ address: vault.address })).toBe(sanctioned)
  }

  /** What has to be true between any two transactions. */
  async check(): Promise<void> {
    const { client, vault } = network
    const [held, sanctioned, accounts, tasks] = await Promise.all([
      client.getBalance({ address: vault.address }),
      vault.read.sanctionedAmount(),
      Promise.all(everybody().map(({ address }) => accountOf(address))),
      Promise.all(this.#tasks.map(look)),
    ])
    for (const account of accounts)
      expect(account).toEqual({ ...this.#books.of(account.address), address: account.address })
    const sum = (name: Pocket) => accounts.reduce((total, account) => total + account[name], 0n)
    const owed = sum('balance') + sum('lockup') + sum('unbonding')
    const frozen = tasks.reduce((total, task) => total + task.frozen, 0n)
    expect(held).toBe(owed + frozen + sum('sanction'))
    expect(sum('frozen')).toBe(frozen)
    expect(sanctioned).toBe(sum('sanction'))
    for (const task of tasks) checkTask(task)
    await followEvents(this.#ledger)
    expect(held).toBe(this.#ledger.held)
    await Promise.all([...this.#sources.map(followSource), ...this.#responses.map(followResponse)])
  }

  /** After a step that the contracts let somebody do, with what was true before it. */
  #checkRole({ verb, amount }: Step, masterOf: Pairs, announced: Pairs): void {
    if (!this.#cast || ownAffairs.has(verb)) return
    const actor = this.#cast.actor.address
    const rightful = this.#cast.rightful.address
    if (verb === 'removeProvider') {
      const provider = pick(providers(), amount).address
      const may = actor === provider || announced.get(actor) === provider
      return expect(may, `${verb} by a stranger`).toBe(true)
    }
    if (actor === rightful) return
    const isMaster = masterMay.has(verb) && masterOf.get(rightful) === actor
    expect(isMaster, `${verb} by a stranger`).toBe(true)
  }

  /** Who may do a step. Does nothing. */
  async rightfulOf(each: Step): Promise<Actor | undefined> {
    const stop = new Error('The actor is known.')
    let found: Actor | undefined
    const scene = this.#scene(each, (rightful) => {
      found = rightful
      throw stop
    })
    try {
      await verbs[each.verb](scene)
    } catch (error) {
      if (error !== stop) throw error
    }
    return found
  }

  #scene({ what, amount, who }: Step, onActor?: (rightful: Actor) => void): Scene {
    const money = minPayment * BigInt(amount)
    const client = pick(clients(), what)
    const provider = pick(providers(), amount)
    const books = this.#books
    const { address: source, isFirst } = pick(this.#sources, what)
    const as = (rightful: Actor) => {
      onActor?.(rightful)
      const actor = who === undefined ? rightful : network.account(who)
      this.#cast = { actor, rightful }
      return actor
    }
    return {
      amount,
      money,
      client,
      provider,
      source,
      books,
      as,
      master: pick(masters(), amount),
      task: this.#tasks.at(-1 - what),
      openTask: preferably(this.#tasks, isOpen, what),
      attemptedTask: preferably(this.#tasks, isAttempted, what),
      response: preferably(this.#responses, ({ task }) => isOpen(task), what),
      publish: async (secondsToLive) => {
        const expiryTime = (await network.now()) + secondsToLive
        const address = await as(client).publishTask(source, { payment: money, expiryTime })
        this.#tasks.push({
          address,
          client,
          isFirst,
          payment: money,
          status: 0,
          attempters: [],
          released: false,
        })
        books.move(client.address, 'balance', 'frozen', money)
      },
      submit: async (task) => {
        const payment = money < task.payment ? money : task.payment
        // Every third repeats the data of the one before.
        const data = `data ${Math.floor((this.#submissions++ * 2) / 3)}`
        const author = task.attempters[what % task.attempters.length] ?? provider
        const { response } = await as(author).submit(task.address, data, payment, author.address)
        const { address: worker } = author
        this.#responses.push({ address: response, task, provider: worker, payment, status: 0 })
        if (task.isFirst) books.pay(task, worker, task.payment)
      },
    }
  }
}

/** Adds what has come in and gone out since, by the vault's own account. */
async function followEvents(ledger: Ledger): Promise<void> {
  const { client, vault } = network
  const toBlock = await client.getBlockNumber()
  if (toBlock === ledger.block) return
  const fromBlock = ledger.block + 1n
  const range = { address: vault.address, abi: vaultAbi, fromBlock, toBlock }
  const events = await client.getContractEvents(range)
  ledger.block = toBlock
  for (const { eventName, args } of events) {
    if (eventName === 'Deposited') ledger.held += args.amount ?? 0n
    if (eventName === 'Withdrawn') ledger.held -= args.amount ?? 0n
  }
}

async function followSource(source: Source): Promise<void> {
  const status = await network.source(source.address).read.getStatus()
  expect(status).toBeGreaterThanOrEqual(source.status)
  source.status = status
}

async function followResponse(response: SubmittedResponse): Promise<void> {
  const { read } = network.response(response.address)
  const [status, isConfirmed] = await Promise.all([read.getStatus(), read.confirmedFinal()])
  expect(status).toBeGreaterThanOrEqual(response.status)
  expect(isConfirmed).toBe(status === 1)
  response.status = status
}

async function look(task: Task) {
  const { read } = network.task(task.address)
  const [status, winner, frozen] = await Promise.all([
    read.getStatus(),
    read.winningProvider(),
    network.vault.read.frozenPayment([task.address]),
  ])
  return { task, status, winner, frozen }
}

function checkTask({ task, status, winner, frozen }: Awaited<ReturnType<typeof look>>): void {
  const isFinal = status >= firstFinal
  const name = taskStatuses[status]
  expect(status).toBeGreaterThanOrEqual(task.status)
  if (task.status >= firstFinal) expect(name).toBe(taskStatuses[task.status])
  expect(frozen, name).toBe(isFinal || task.released ? 0n : task.payment)
  expect(BigInt(winner) !== 0n, name).toBe(name === 'FINALIZED')
  task.status = status
}

/** The latest but `index` of those that are wanted, or of all where none is. */
function preferably<Item>(
  items: Item[],
  isWanted: (item: Item) => boolean,
  index: number,
): Item | undefined {
  const wanted = items.filter(isWanted)
  const candidates = wanted.length ? wanted : items
  return candidates.at(-1 - (index % Math.max(1, candidates.length)))
}

/** The contracts revert with a reason of their own. A panic is a fault of theirs. */
function isRefusal(error: unknown): boolean {
  if (error instanceof RevertedOnChainError) return true
  const isRevert = (cause: unknown) => cause instanceof ContractFunctionRevertedError
  const revert = error instanceof BaseError ? error.walk(isRevert) : null
  return revert instanceof ContractFunctionRevertedError && /^\w+: /.test(revert.reason ?? '')
}
