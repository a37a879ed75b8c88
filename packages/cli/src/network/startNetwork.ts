import { ogpuStorage, type ContentStorage } from '@taskmesh/client'
import { startDevnet, type Devnet } from '@taskmesh/devnet'
import type { ModelOption, Runner } from '@taskmesh/inference-runner'
import type { ProviderListener } from '@taskmesh/provider'
import { parseEther, type Address, type Hex } from 'viem'
import { countOf } from '../output/countOf.ts'
import { assignAccounts } from './assignAccounts.ts'
import { createCleanup, type Cleanup } from './cleanup.ts'
import type { Connection } from './connectNetwork.ts'
import { createNetworkClient } from './networkClient.ts'
import { publishSources } from './publishSources.ts'
import { startProvider } from './startProvider.ts'
import { startRunner } from './startRunner.ts'

const DEPOSIT = parseEther('100')

/** Options of {@link startNetwork}: the models to serve, ports, and what is reported. */
export interface StartNetworkOptions {
  /** The models to serve. A source is published for the first of each task. */
  models: readonly ModelOption[]
  /** Hosts that images may be fetched from although they are not public. */
  allowHosts?: readonly string[] | undefined
  /** Port of the chain's RPC. A free one is taken when it is busy. Default 8545. */
  rpcPort?: number | undefined
  /** Port of the content store, likewise. Default 8546. */
  storagePort?: number | undefined
  /** Port of the runner's HTTP server, likewise. Default 8080. */
  runnerPort?: number | undefined
  /** Whether a provider works on it. Default `true`. */
  provider?: boolean | undefined
  /** Called with each step, as a sentence. */
  onProgress?: ((sentence: string) => void) | undefined
  /** Called with what the provider does. */
  onEvent?: ProviderListener | undefined
  /** Ends the start. A network that has started is ended with `stop`. */
  signal?: AbortSignal | undefined
}

/** A whole network on this machine: chain, contracts, content store, runner, provider and sources. */
export interface Network extends Connection, AsyncDisposable {
  devnet: Devnet
  runner: Runner
  /** URL of the runner's HTTP server. */
  runnerUrl: string
  /** The key of the client, which everybody knows: an account of the devnet. */
  clientKey: Hex
  storage: ContentStorage
  provider: Address
  /** Ends everything, in the order in which the parts need each other. Doing it twice is fine. */
  stop: () => Promise<void>
}

/** The parts, when all have started. */
type Parts = Omit<Network, 'stop' | typeof Symbol.asyncDispose>

/** Starts the chain and the content store. */
async function startChain(
  { rpcPort, storagePort, signal }: StartNetworkOptions,
  cleanup: Cleanup,
): Promise<Devnet> {
  // Without the signal, which would end the chain before those that work on it.
  const devnet = await startDevnet({ port: rpcPort, storagePort })
  cleanup.add(() => devnet.stop())
  signal?.throwIfAborted()
  return devnet
}

/** Starts each part after those that it needs, so that they end before those. */
async function startParts(options: StartNetworkOptions, cleanup: Cleanup): Promise<Parts> {
  const { models, allowHosts = [], runnerPort = 8080, signal } = options
  const { onProgress = () => {} } = options
  onProgress('Starting the chain, the protocol’s contracts and the content store…')
  const devnet = await startChain(options, cleanup)
  const { chain, rpcUrl, storageUrl } = devnet
  const storage = ogpuStorage({ url: storageUrl })
  const accounts = assignAccounts(devnet)
  const wallet = ({ privateKey }: { privateKey: Hex }) =>
    createNetworkClient({ chain, storage, privateKey })
  const client = wallet(accounts.client)

  onProgress(
    `Chain at ${rpcUrl}, content at ${storageUrl}. Loading ${countOf(models.length, 'model')}…`,
  )
  const { runner, runnerUrl, loaded } = await startRunner(
    { ...options, allowHosts: [new URL(storageUrl).host, ...allowHosts], port: runnerPort },
    cleanup,
  )
  await client.deposit({ amount: DEPOSIT, signal })
  const sources = await publishSources(client, models, signal)
  await loaded

  if (options.provider ?? true) {
    onProgress(
      `Runner at ${runnerUrl}. Registering the provider with ${countOf(sources.size, 'source')}…`,
    )
    await startProvider(
      {
        client: wallet(accounts.provider),
        masterClient: wallet(accounts.master),
        runner,
        storage,
        sources,
        onEvent: options.onEvent,
        signal,
      },
      cleanup,
    )
  }
  const { privateKey: clientKey } = accounts.client
  const { address: provider } = accounts.provider
  return { devnet, runner, runnerUrl, client, clientKey, storage, provider, sources }
}

/**
 * Starts a whole network on this machine. Everything in it is real; only the money is not.
 *
 * @throws when a part does not start; the signal's reason when it aborts. What was started before is
 * ended.
 *
 * @example
 * ```ts
 * await using network = await startNetwork({ models: demoModels() })
 * const source = network.sources.get('translation')
 * ```
 */
export async function startNetwork(options: StartNetworkOptions): Promise<Network> {
  const { signal } = options
  const cleanup = createCleanup()
  try {
    const parts = await startParts(options, cleanup)
    signal?.throwIfAborted()
    return { ...parts, stop: cleanup.run, [Symbol.asyncDispose]: cleanup.run }
  } catch (error) {
    // Why it did not start says more than what could not be ended after that.
    await cleanup.run().catch(() => {})
    throw signal?.aborted ? signal.reason : error
  }
}
