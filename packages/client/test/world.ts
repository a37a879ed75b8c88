import type { Chain, LocalAccount } from 'viem'
import { parseEther, type Address } from 'viem'
import type { ContentStorage, EventCursor, TaskHandle } from '../src/index.ts'
import { enroll, type Actor, type Actors } from './devnetClients.ts'

type Handle = TaskHandle<'text-classification', 'This movie is absolutely fantastic!'>

/** What the examples of the documentation take for granted. */
export interface World {
  client: Actor
  masterClient: Actor
  providerClient: Actor
  judgeClient: Actor
  adminClient: Actor
  storage: ContentStorage
  chain: Chain
  account: LocalAccount
  agent: Address
  master: Address
  provider: Address
  payer: Address
  source: Address
  response: Address
  payment: bigint
  /** Of what `submitResponse` stores. */
  result: unknown
  saved: EventCursor | undefined
  signal: AbortSignal
  show: (...values: unknown[]) => void
  handle: (taskAddress: Address) => Promise<void>
  /** What `publishTask` returned. */
  task: Handle
  taskAddress: Address
}

/** Examples that change the source, or the provider’s place there. */
const CHANGES_SOURCE = new Set(['inactivateSource', 'unregister', 'updateSource'])

const task = 'text-classification'
const inputs = 'This movie is absolutely fantastic!'
const payment = parseEther('0.002')
const stake = parseEther('1')

function names(handle: Handle) {
  return { task: handle, taskAddress: handle.taskAddress }
}

/** Makes the state in which each example makes sense. */
export class Stage {
  readonly #actors: Actors
  #answers = 0
  #source: Promise<Address> | undefined

  constructor(actors: Actors) {
    this.#actors = actors
  }

  async open(): Promise<void> {
    const { client, admin } = this.#actors
    await client.deposit({ amount: parseEther('100') })
    await admin.deposit({ amount: parseEther('10') })
  }

  async source(isManual = false, providers: readonly Actor[] = [this.#actors.provider]) {
    const { client, master, master2, master3, provider2, provider3 } = this.#actors
    const deliveryMethod = isManual ? 'MANUAL_CONFIRMATION' : 'FIRST_RESPONSE'
    const about = { name: 'Sentiment', task, model: 'acme/sentiment', deliveryMethod } as const
    const { source } = await client.publishSource({ ...about, minPayment: 1n })
    for (const provider of providers) {
      const owner = provider === provider2 ? master2 : provider === provider3 ? master3 : master
      await enroll(owner, provider, source)
    }
    return source
  }

  async handle(source: Address): Promise<Handle> {
    const { client } = this.#actors
    const call = { task, inputs, payment, expiresIn: 600 } as const
    const { taskAddress } = await client.publishTask({ ...call, source })
    return { taskAddress, task, inputs }
  }

  async answer(taskAddress: Address, providers = [this.#actors.provider]): Promise<Address> {
    let last: Address = taskAddress
    for (const provider of providers) {
      await provider.attempt({ taskAddress, payment })
      const score = 0.98 + 0.001 * (this.#answers += 1) * 0.001
      const data = JSON.stringify({ result: [{ label: 'POSITIVE', score }] })
      last = (await provider.submitResponse({ taskAddress, payment, data })).response
    }
    return last
  }

  /** What is special about some examples. */
  readonly scenes: Record<string, () => Promise<Partial<World>>> = {
    announceMaster: async () => {
      const { agent, stranger } = this.#actors
      await agent.announceProvider({ provider: stranger.account.address })
      return { providerClient: stranger, master: agent.account.address }
    },
    announceProvider: async () => {
      const { admin, devnet } = this.#actors
      return { masterClient: admin, provider: devnet.accounts[9].address }
    },
    cancelUnbonding: () => this.#unbond(),
    claim: async () => {
      await this.#unbond()
      await this.#actors.devnet.increaseTime(61)
      return {}
    },
    confirmBy: async () => {
      const { provider, provider2, provider3 } = this.#actors
      const providers = [provider, provider2, provider3]
      const handle = await this.handle(await this.source(true, providers))
      await this.answer(handle.taskAddress, providers)
      return names(handle)
    },
    confirmResponse: async () => {
      const handle = await this.handle(await this.source(true))
      await this.answer(handle.taskAddress)
      return names(handle)
    },
    emergencyExit: async () => {
      const { stranger } = this.#actors
      await stranger.deposit({ amount: 5n })
      return { provider: stranger.account.address }
    },
    getResponse: () => this.#answered(),
    readResult: () => this.#answered(),
    register: async () => ({ source: await this.source(false, []) }),
    removeProvider: async () => {
      const { agent, stranger } = this.#actors
      await agent.removeProvider({ provider: stranger.account.address }).catch(() => undefined)
      await agent.announceProvider({ provider: stranger.account.address })
      return { masterClient: agent, provider: stranger.account.address }
    },
    submitResponse: async () => {
      const source = await this.source()
      const handle = await this.handle(source)
      await this.#actors.provider.attempt({ taskAddress: handle.taskAddress, payment })
      return { source, ...names(handle) }
    },
    unbond: async () => {
      await this.#actors.client.lock({ amount: stake })
      return {}
    },
    waitForResult: () => this.#answered(),
    waitForTaskStatus: async () => {
      const source = await this.source()
      const handle = await this.handle(source)
      await this.#actors.provider.attempt({ taskAddress: handle.taskAddress, payment })
      return names(handle)
    },
    waive: () => this.#sanction(),
    withdrawSanctionOf: () => this.#sanction(),
  }

  async prepare(name: string): Promise<World> {
    const { client, master, provider, agent, admin, storage, devnet } = this.#actors
    const source = await (CHANGES_SOURCE.has(name)
      ? this.source()
      : (this.#source ??= this.source()))
    const handle = await this.handle(source)
    const base = {
      client,
      masterClient: master,
      providerClient: provider,
      judgeClient: admin,
      adminClient: admin,
      storage,
      chain: devnet.chain,
      account: client.account,
      agent: agent.account.address,
      master: master.account.address,
      provider: provider.account.address,
      payer: client.account.address,
      source,
      response: source,
      payment,
      result: { result: [{ label: 'POSITIVE', score: 0.9 }], by: name },
      saved: undefined,
      signal: AbortSignal.timeout(300),
      show: () => undefined,
      handle: async () => undefined,
      ...names(handle),
    }
    return { ...base, ...(await this.scenes[name]?.()) }
  }

  async #unbond() {
    const { client } = this.#actors
    await client.lock({ amount: stake })
    await client.unbond({ amount: stake })
    return {}
  }

  async #answered() {
    const source = await this.source()
    const handle = await this.handle(source)
    const response = await this.answer(handle.taskAddress)
    return { source, ...names(handle), response }
  }

  async #sanction() {
    const { admin, provider } = this.#actors
    const amount = parseEther('0.01')
    await admin.sanction({ account: provider.account.address, amount })
    return {}
  }
}
