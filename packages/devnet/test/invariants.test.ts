import { taskStatuses, vaultAbi } from '@taskmesh/contracts'
import fc from 'fast-check'
import { BaseError, ContractFunctionRevertedError, type Address, type Hex } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  minPayment,
  ogpu,
  RevertedOnChainError,
  startNetwork,
  type Actor,
  type Network,
} from './support/network.ts'

let network: Network
beforeAll(async () => void (network = await startNetwork()))
afterAll(() => network.stop())

test('whatever anybody does: money is conserved, nothing goes back, roles hold', async () => {
  const sources = await prepare()
  let start = await network.devnet.snapshot()
  const property = fc
    .asyncProperty(fc.array(step, { minLength: 40, maxLength: 80 }), async (steps) => {
      const world = await World.begin(sources)
      for (const each of steps) {
        await world.take(each)
        await world.check()
      }
    })
    .afterEach(async () => {
      await network.devnet.revert(start)
      start = await network.devnet.snapshot()
    })
  // The limit is for shrinking a failure: better a long counterexample than a timeout.
  await fc.assert(property, { numRuns: 10, interruptAfterTimeLimit: 60_000 })
}, 120_000)

interface Step {
  verb: Verb
  /** Who acts; without it, the one who may. */
  who: number | undefined
  /** Which of the things there are, latest first. */
  what: number
  /** In minimal payments, or tens of seconds. */
  amount: number
}

interface Task {
  address: Address
  client: Actor
  payment: bigint
  status: number
  attempters: Actor[]
  /** A judge has released its payment. */
  released: boolean
}

interface SubmittedResponse {
  address: Address
  task: Task
  status: number
}

interface Source {
  address: Address
  status: number
}

/** What the vault held up to a block, as its events tell. */
interface Ledger {
  block: bigint
  held: bigint
}

/** What there is and who acts in one step. */
interface Scene {
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
  /** The one who acts, given the one who may. */
  as(rightful: Actor): Actor
  publish(secondsToLive: bigint): Promise<void>
  submit(task: Task): Promise<void>
}

type Action = (scene: Scene) => Promise<unknown>

/** The raw writes of an actor return before their block is there. */
const mined = (sent: Promise<Hex>) => judge().mined(sent)

const verbs = {
  deposit: ({ as, client, money }) => as(client).deposit(money, client.address),
  withdraw: ({ as, provider, money }) => mined(as(provider).vault.withdraw([money])),
  lock: ({ as, provider, money }) => mined(as(provider).vault.lock([money])),
  unbond: ({ as, provider, money }) => mined(as(provider).vault.unbond([money])),
  claim: ({ as, provider }) => mined(as(provider).vault.claim()),
  cancelUnbonding: ({ as, provider }) => mined(as(provider).vault.cancelUnbonding()),
  sanction: ({ as, provider, money }) =>
    mined(as(judge()).vault.sanction([provider.address, money])),
  waive: ({ as, provider, money }) => mined(as(judge()).vault.waive([provider.address, money])),
  withdrawSanction: ({ as, provider }) =>
    mined(as(judge()).vault.withdrawSanctionOf([provider.address])),
  emergencyExit: ({ as, provider }) => mined(as(judge()).vault.emergencyExit([provider.address])),
  forceRelease: async ({ as, task }) => {
    if (!task) return
    await mined(as(judge()).vault.forceReleasePayment([task.client.address, task.address]))
    task.released = true
  },
  announceProvider: ({ as, master, provider, money }) =>
    as(master).announceProvider(provider.address, money),
  announceMaster: ({ as, master, provider }) => as(provider).announceMaster(master.address),
  removeProvider: ({ as, master, provider }) =>
    mined(as(master).terminal.removeProvider([provider.address])),
  register: ({ as, source, provider }) => as(provider).register(source, provider.address),
  unregister: ({ as, source, provider }) => as(provider).unregister(source, provider.address),
  publishTask: ({ publish }) => publish(600n),
  publishShortTask: ({ publish }) => publish(20n),
  cancelTask: async ({ as, task }) => task && as(task.client).cancelTask(task.address),
  attempt: async ({ as, openTask: task, provider, money }) => {
    if (!task) return
    await as(provider).attempt(task.address, provider.address, money / 4n)
    task.attempters.push(provider)
  },
  submit: async ({ attemptedTask, submit }) => attemptedTask && submit(attemptedTask),
  confirm: async ({ as, response }) =>
    response && as(response.task.client).confirmResponse(response.address),
  inactivateSource: ({ as, client, source }) => as(client).inactivateSource(source),
  wait: ({ amount }) => network.devnet.increaseTime(amount * 10),
} satisfies Record<string, Action>

type Verb = keyof typeof verbs

/** Everybody minds its own money and pairing, or gives money away. */
const ownAffairs = new Set<Verb>([
  'deposit',
  'withdraw',
  'lock',
  'unbond',
  'claim',
  'cancelUnbonding',
  'announceProvider',
  'announceMaster',
  'removeProvider',
])
/** What the master of a provider may do in its place. Everything else is for the rightful alone. */
const masterMay = new Set<Verb>(['register', 'unregister', 'attempt', 'submit'])

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
)
/** After one of these, less can happen. */
const endVerb = fc.constantFrom<Verb[]>(
  'emergencyExit',
  'removeProvider',
  'unregister',
  'inactivateSource',
)
const actorCount = 7
const step: fc.Arbitrary<Step> = fc.record({
  verb: fc.oneof(
    { weight: 20, arbitrary: workVerb },
    { weight: 9, arbitrary: stakeVerb },
    { weight: 1, arbitrary: endVerb },
  ),
  who: fc.oneof(
    { weight: 7, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.nat(actorCount - 1) },
  ),
  what: fc.nat(3),
  amount: fc.nat(8),
})

const judge = () => network.account(0)
const clients = () => [network.account(1), network.account(2)]
const masters = () => [network.account(3), network.account(4)]
const providers = () => [network.account(5), network.account(6)]

/** Two clients with a source for each delivery method, two staked and registered providers. */
async function prepare(): Promise<Address[]> {
  const sources: Address[] = []
  for (const [deliveryMethod, client] of clients().entries()) {
    sources.push(await client.publishSource({ deliveryMethod }))
    await client.deposit(ogpu('1'))
  }
  for (const [index, provider] of providers().entries()) {
    const master = pick(masters(), index)
    await master.announceProvider(provider.address, ogpu('0.5'))
    await provider.announceMaster(master.address)
    for (const source of sources) await provider.register(source)
  }
  return sources
}

class World {
  readonly #sources: Source[]
  readonly #tasks: Task[] = []
  readonly #responses: SubmittedResponse[] = []
  readonly #ledger: Ledger
  #submissions = 0
  /** Who acted in the last step, and who may. */
  #cast: { actor: Actor; rightful: Actor } | undefined

  constructor(sources: Address[], ledger: Ledger) {
    this.#sources = sources.map((address) => ({ address, status: 0 }))
    this.#ledger = ledger
  }

  static async begin(sources: Address[]): Promise<World> {
    const { client, vault } = network
    const held = await client.getBalance({ address: vault.address })
    return new World(sources, { block: await client.getBlockNumber(), held })
  }

  /** Does the step, or is refused by the contracts. */
  async take(each: Step): Promise<void> {
    this.#cast = undefined
    try {
      await verbs[each.verb](this.#scene(each))
    } catch (error) {
      if (isRefusal(error)) return
      throw error
    }
    await this.#checkRole(each.verb)
  }

  /** What has to be true between any two transactions. */
  async check(): Promise<void> {
    const { client, vault } = network
    const accounts = Array.from(
      { length: actorCount },
      (_, index) => network.account(index).address,
    )
    const [held, sanctioned, owed, frozenOfClients, sanctions, tasks] = await Promise.all([
      client.getBalance({ address: vault.address }),
      vault.read.sanctionedAmount(),
      total(accounts.flatMap(ownedBy)),
      total(accounts.map((each) => vault.read.frozenPayment([each]))),
      total(accounts.map((each) => vault.read.sanctionOf([each]))),
      Promise.all(this.#tasks.map(look)),
    ])
    const frozen = tasks.reduce((sum, task) => sum + task.frozen, 0n)
    expect(held).toBe(owed + frozen + sanctions)
    expect(frozenOfClients).toBe(frozen)
    expect(sanctioned).toBe(sanctions)
    for (const task of tasks) checkTask(task)
    await followEvents(this.#ledger)
    expect(held).toBe(this.#ledger.held)
    await Promise.all([...this.#sources.map(followSource), ...this.#responses.map(followResponse)])
  }

  /** After a step that the contracts let somebody do. */
  async #checkRole(verb: Verb): Promise<void> {
    if (!this.#cast || ownAffairs.has(verb)) return
    const { actor, rightful } = this.#cast
    if (actor.address === rightful.address) return
    const master = await network.terminal.read.masterOf([rightful.address])
    expect(masterMay.has(verb) && master === actor.address, `${verb} by a stranger`).toBe(true)
  }

  #scene({ what, amount, who }: Step): Scene {
    const money = minPayment * BigInt(amount)
    const client = pick(clients(), what)
    const provider = pick(providers(), amount)
    const source = pick(this.#sources, what).address
    const as = (rightful: Actor) => {
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
          payment: money,
          status: 0,
          attempters: [],
          released: false,
        })
      },
      submit: async (task) => {
        const payment = money < task.payment ? money : task.payment
        // Every third repeats the data of the one before.
        const data = `data ${Math.floor((this.#submissions++ * 2) / 3)}`
        const author = task.attempters[what % task.attempters.length] ?? provider
        const { response } = await as(author).submit(task.address, data, payment, author.address)
        this.#responses.push({ address: response, task, status: 0 })
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

function ownedBy(account: Address): Promise<bigint>[] {
  const { read } = network.vault
  return [read.balanceOf([account]), read.lockupOf([account]), read.unbondingOf([account])]
}

async function total(amounts: Promise<bigint>[]): Promise<bigint> {
  return (await Promise.all(amounts)).reduce((sum, amount) => sum + amount, 0n)
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

const firstFinal = taskStatuses.indexOf('CANCELED')
const isOpen = (task: Task) => task.status < firstFinal
const isAttempted = (task: Task) => isOpen(task) && task.attempters.length > 0

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

function pick<Item>(items: Item[], index: number): Item {
  const item = items[index % items.length]
  if (item === undefined) throw new Error('There is nothing to pick from.')
  return item
}

function isRefusal(error: unknown): boolean {
  if (error instanceof RevertedOnChainError) return true
  const isRevert = (cause: unknown) => cause instanceof ContractFunctionRevertedError
  return error instanceof BaseError && error.walk(isRevert) !== null
}
