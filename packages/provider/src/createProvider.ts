import { randomUUID } from 'node:crypto'
import { ogpuStorage, type ContentStorage } from '@taskmesh/client'
import PQueue from 'p-queue'
import type { Address } from 'viem'
import { getChainId } from 'viem/actions'
import { createChainHead } from './chain/chainHead.ts'
import { watchTasks } from './chain/watchTasks.ts'
import { reportDeclines } from './declines/reportDeclines.ts'
import { createSeats } from './dispatch/createSeats.ts'
import { createAgent, type Agent, type AgentShared } from './dispatch/createAgent.ts'
import { InvalidConcurrencyError } from './errors/providerErrors.ts'
import { toTaskmeshError } from './errors/toTaskmeshError.ts'
import { createProviderEvents, type ProviderEvents } from './events/providerEvents.ts'
import { countStates, type ProviderStats } from './events/providerStats.ts'
import type { TaskView } from './chain/readTaskViews.ts'
import { createFetchSlots } from './payload/createFetchSlots.ts'
import { createPayloadReader } from './payload/createPayloadReader.ts'
import type { Decider } from './policy/createDecider.ts'
import { deciderOf } from './policy/deciderOf.ts'
import { toPolicy } from './policy/toPolicy.ts'
import type { ProvidedSource, ProviderOptions, ProviderRole } from './providerOptions.ts'
import {
  capabilitiesOf,
  checkRegistration,
  indexSources,
  requireAddress,
  requireNexus,
  requireRunner,
  requireSigningAccount,
} from './setUp/checkOptions.ts'
import { contractOf } from './setUp/contractsOf.ts'
import { createReceipts } from './signer/receipts.ts'
import { createSigner } from './signer/createSigner.ts'
import { SIGN_STEPS } from './signer/signSteps.ts'
import { RUN_STEPS } from './steps/runSteps.ts'
import type { RunSettings, RunWork, SignSettings, SignWork } from './steps/work.ts'
import { memoryStore } from './store/memoryStore.ts'
import type { TaskStore } from './store/taskStore.ts'

const ALL_ROLES = ['watcher', 'signer', 'worker'] as const satisfies readonly ProviderRole[]
/** Transactions that are signed or waited for at once: few of them do anything but wait. */
const SIGNING_AT_ONCE = 32
/** Tasks that are decided at once, besides those that run. */
const DECIDING_AT_ONCE = 32

/** An agent that earns on the chain. */
export interface Provider {
  /** The provider's account. */
  address: Address
  events: ProviderEvents
  stats(): ProviderStats
  /**
   * Takes up what is open at its sources and in its store, and follows new tasks. Resolves when the
   * open tasks are listed.
   *
   * @throws {@link ProviderNotRegisteredError} when the provider may not work for one of the sources;
   * `setUpProvider` registers it.
   */
  start(): Promise<void>
  /**
   * Takes no new tasks and resolves when those under way are done. A task that waits for a node or
   * a storage which does not answer stops where it is, and so do all when the signal aborts;
   * another provider with the same store takes them up there. The store stays open.
   */
  stop(options?: { signal?: AbortSignal | undefined }): Promise<void>
}

interface Running {
  store: TaskStore
  agents: Agent[]
  watching: Promise<void>
  off: () => void
}

function storageOf({ storage, allowHosts }: ProviderOptions): ContentStorage {
  return storage ?? ogpuStorage({ gatewayHosts: allowHosts })
}

function createWorker(options: ProviderOptions, shared: AgentShared, decider: Decider): Agent {
  const { concurrency = 2 } = options
  const {
    maxPayloadBytes: maxBytes,
    safetyMarginSeconds,
    expectedSeconds,
  } = toPolicy(options).rules
  const storage = storageOf(options)
  const slots = createFetchSlots(options.fetching)
  const seats = createSeats(concurrency, expectedSeconds)
  const { isShared } = shared.settings.store
  const run: RunSettings = {
    runner: requireRunner(options),
    storage,
    decider,
    slots,
    payloads: createPayloadReader({ storage, slots, limits: { maxBytes } }),
    seats,
    safetyMarginSeconds,
  }
  return createAgent<RunWork>({
    ...shared,
    kind: 'run',
    steps: RUN_STEPS,
    equip: (work) => ({ ...work, ...run }),
    release: (work) => work.leave?.(),
    capabilities: capabilitiesOf(options.sources),
    concurrency: concurrency + DECIDING_AT_ONCE,
    most: isShared ? () => seats.wanted : undefined,
  })
}

/** What signs, for tasks and for reports. */
function createSignSettings(
  { client }: ProviderOptions,
  { settings: { head } }: AgentShared,
  decider: Decider,
): SignSettings {
  const turns = new PQueue({ concurrency: 1 })
  const account = requireSigningAccount(client)
  return {
    account,
    signer: createSigner({ client, account, nexus: requireNexus(client), head }),
    receipts: createReceipts(client),
    decider,
    inTurn: (run) => turns.add(run),
  }
}

function createSigningAgent(shared: AgentShared, sign: SignSettings): Agent {
  return createAgent<SignWork>({
    ...shared,
    kind: 'sign',
    steps: SIGN_STEPS,
    equip: (work) => ({ ...work, ...sign }),
    concurrency: SIGNING_AT_ONCE,
  })
}

/** What the watcher orders tasks by, unless it is told otherwise. */
function priorityBy(decider: Decider, sources: ReadonlyMap<Address, ProvidedSource>) {
  return ({ source, payment }: TaskView, secondsLeft: number): Promise<number> | number => {
    const offer = sources.get(source)
    return offer === undefined ? 0 : decider.priorityOf({ payment, secondsLeft }, offer)
  }
}

/** Refuses what cannot work, before anything is opened. */
function checkOptions(options: ProviderOptions, roles: readonly ProviderRole[]): void {
  const { concurrency = 1, client } = options
  toPolicy(options)
  if (!(concurrency >= 1)) throw new InvalidConcurrencyError(concurrency)
  if (roles.includes('worker')) requireRunner(options)
  if (!roles.includes('signer')) return
  requireSigningAccount(client)
  requireNexus(client)
}

function nameWorker({ worker }: ProviderOptions, store: TaskStore): string {
  return worker ?? (store.isShared ? randomUUID() : 'local')
}

/**
 * Makes an agent that takes tasks of its sources, runs them and submits the results.
 *
 * Each task goes through the states of `TaskState`. Before any gas is spent the payload is fetched
 * with limits, checked with the schema and prepared by the runner; what cannot be done is declined
 * with a reason. What was prepared is what runs. Signed transactions are in the store before they are
 * sent, and results before they are submitted, so that nothing is sent or computed twice, whenever
 * the process was killed. A task that fails stops no other.
 *
 * A stopped provider is not started again; make another one, with the same store if you keep one.
 *
 * @throws MissingAccountError, UnknownTaskError, {@link NoSourcesError},
 * {@link InvalidConcurrencyError}, {@link LocalAccountRequiredError}, {@link RunnerRequiredError}.
 *
 * @example
 * ```ts
 * const provider = createProvider({
 *   client: createWalletClient({ account, chain: ogpuTestnet, transport: http() }),
 *   runner: createRunner({ models: [{ task: 'translation', id: 'acme/en-fr' }] }),
 *   sources: [{ source: '0x…', task: 'translation' }],
 *   store: await openStore({ folder: './provider' }),
 *   onEvent: (event) => log(event),
 * })
 * await provider.start()
 * process.once('SIGTERM', () => provider.stop({ signal: AbortSignal.timeout(30_000) }))
 * ```
 */
export function createProvider(options: ProviderOptions): Provider {
  const { client, roles = ALL_ROLES, rescanIntervalMs = 30_000, pollingIntervalMs } = options
  const provider = requireAddress(client, 'The client of createProvider')
  const sources = indexSources(options.sources)
  checkOptions(options, roles)
  const events = createProviderEvents()
  const stats = countStates(events)
  if (options.onEvent) events.on(options.onEvent)
  const { emit } = events
  const following = new AbortController()
  const killing = new AbortController()
  let running: Running | undefined

  async function begin(): Promise<Running> {
    const providerStore = options.store ?? memoryStore()
    const chainId = client.chain?.id ?? (await getChainId(client))
    const store = await providerStore.of({ chainId, provider })
    const off = store.onChange((record, from) => emit({ type: 'task', record, from }))
    const head = createChainHead(client)
    const shared = {
      settings: { client, provider, store, head },
      worker: nameWorker(options, store),
      emit,
      killed: killing.signal,
    }
    const decider = deciderOf(options, store, head)
    const agents: Agent[] = []
    if (roles.includes('worker')) agents.push(createWorker(options, shared, decider))
    const sign = roles.includes('signer') ? createSignSettings(options, shared, decider) : undefined
    if (sign !== undefined) agents.push(createSigningAgent(shared, sign))
    for (const agent of agents) await agent.start()
    let watching = Promise.resolve()
    let reporting = Promise.resolve()
    const onError = (error: unknown) => emit({ type: 'problem', error: toTaskmeshError(error) })
    if (sign !== undefined && (options.reportsDeclines ?? true)) {
      const storage = storageOf(options)
      const { signal } = following
      const terminal = contractOf(client.chain, 'terminal')
      const common = { ...shared.settings, ...sign, storage, terminal }
      reporting = reportDeclines({ ...common, chainId, signal, onError })
    }
    if (roles.includes('watcher')) {
      const watched = await watchTasks({
        client,
        provider,
        sources,
        store,
        head,
        priorityOf: options.priorityOf ?? priorityBy(decider, sources),
        pollingIntervalMs,
        rescanIntervalMs,
        signal: following.signal,
        report: onError,
      })
      watching = watched.done
    }
    return {
      store,
      agents,
      watching: Promise.all([watching, reporting]).then(() => undefined),
      off,
    }
  }

  return {
    address: provider,
    events,
    stats: () => stats(running?.agents.reduce((sum, agent) => sum + agent.running, 0) ?? 0),
    async start() {
      await checkRegistration(client, provider, [...sources.keys()])
      running = await begin()
    },
    async stop({ signal } = {}) {
      following.abort()
      if (running === undefined) return
      const kill = () => killing.abort(signal?.reason)
      if (signal?.aborted) kill()
      signal?.addEventListener('abort', kill, { once: true })
      // What the workers have done is submitted before the signer ends.
      for (const agent of running.agents) await agent.stop()
      await running.watching
      signal?.removeEventListener('abort', kill)
      running.off()
    },
  }
}
