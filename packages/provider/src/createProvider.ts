import { ogpuStorage } from '@taskmesh/client'
import type { Address } from 'viem'
import { followChain } from './chain/followChain.ts'
import { createDispatcher } from './dispatch/createDispatcher.ts'
import { InvalidConcurrencyError } from './errors/providerErrors.ts'
import { toTaskmeshError } from './errors/toTaskmeshError.ts'
import { createProviderEvents, type ProviderEvents } from './events/providerEvents.ts'
import { countStates, type ProviderStats } from './events/providerStats.ts'
import type { ProviderOptions } from './providerOptions.ts'
import { checkRegistration, indexSources, requireAddress } from './setUp/checkOptions.ts'
import type { WorkSettings } from './steps/work.ts'
import { memoryTaskStore } from './store/memoryTaskStore.ts'

/** An agent that earns on the chain. */
export interface Provider {
  /** The provider's account. */
  address: Address
  events: ProviderEvents
  stats(): ProviderStats
  /**
   * Takes up what is open of each source's latest 500 tasks, and follows new ones. Resolves when the
   * open tasks are listed.
   *
   * @throws {@link ProviderNotRegisteredError} when the provider may not work for one of the sources;
   * `setUpProvider` registers it.
   */
  start(): Promise<void>
  /**
   * Takes no new tasks and resolves when those under way are done. A task that waits for a node or
   * a storage which does not answer stops where it is, and so do all when the signal aborts;
   * another provider with the same store takes them up there.
   */
  stop(options?: { signal?: AbortSignal | undefined }): Promise<void>
}

function toSettings(options: ProviderOptions): WorkSettings {
  const { client, runner, storage, allowHosts, minPayment = 0n, safetyMarginSeconds = 5 } = options
  const sources = indexSources(options.sources)
  return {
    client,
    provider: requireAddress(client, 'The client of createProvider'),
    runner,
    storage: storage ?? ogpuStorage({ gatewayHosts: allowHosts }),
    minPayment,
    safetyMarginSeconds,
    modelOf: (source) => sources.get(source)?.model,
  }
}

/**
 * Makes an agent that takes tasks of its sources, runs them and submits the results.
 *
 * Each task goes through the states of `TaskState`. Before any gas is spent the payload is fetched
 * with limits, checked with the schema and prepared by the runner; what cannot be done is rejected
 * with a reason. What was prepared is what runs. Attempts and responses are looked up on the chain
 * before they are sent, so that nothing is sent twice, whenever the process was killed. A task that
 * fails stops no other.
 *
 * A stopped provider is not started again; make another one, with the same store if you keep one.
 *
 * @throws MissingAccountError, UnknownTaskError, {@link NoSourcesError},
 * {@link InvalidConcurrencyError}.
 *
 * @example
 * ```ts
 * const provider = createProvider({
 *   client: createWalletClient({ account, chain: ogpuTestnet, transport: http() }),
 *   runner: createRunner({ models: [{ task: 'translation', id: 'acme/en-fr' }] }),
 *   sources: [{ source: '0x…', task: 'translation' }],
 *   onEvent: (event) => log(event),
 * })
 * await provider.start()
 * process.once('SIGTERM', () => provider.stop({ signal: AbortSignal.timeout(30_000) }))
 * ```
 */
export function createProvider(options: ProviderOptions): Provider {
  const { client, store = memoryTaskStore(), concurrency = 2, rescanIntervalMs = 30_000 } = options
  if (!(concurrency >= 1)) throw new InvalidConcurrencyError(concurrency)
  const settings = toSettings(options)
  const sources = indexSources(options.sources)
  const events = createProviderEvents()
  const stats = countStates(events)
  if (options.onEvent) events.on(options.onEvent)
  const { emit } = events
  const dispatcher = createDispatcher({ settings, sources, store, concurrency, emit })
  const following = new AbortController()
  let done = Promise.resolve()

  return {
    address: settings.provider,
    events,
    stats: () => stats(dispatcher),
    async start() {
      const addresses = [...sources.keys()]
      await checkRegistration(client, settings.provider, addresses)
      const followed = await followChain({
        client,
        sources: addresses,
        dispatcher,
        store,
        pollingIntervalMs: options.pollingIntervalMs,
        rescanIntervalMs,
        signal: following.signal,
        report: (error) => emit({ type: 'problem', error: toTaskmeshError(error) }),
      })
      done = followed.done
    },
    async stop({ signal } = {}) {
      following.abort()
      await dispatcher.stop(signal)
      await done
    },
  }
}
