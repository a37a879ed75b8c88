import { ogpuStorage, type ContentStorage } from '@taskmesh/client'
import { startDevnet, type Devnet } from '@taskmesh/devnet'
import { createRunner, type ModelOption, type Runner } from '@taskmesh/inference-runner'
import { createProvider, setUpProvider } from '@taskmesh/inference-runner/provider'
import { createServer } from '@taskmesh/inference-runner/server'
import { parseEther, type Address, type Hex } from 'viem'
import { castAccounts } from './accounts.ts'
import type { Connection } from './connectNetwork.ts'
import { listenOnFreePort } from './listenOnFreePort.ts'
import { createNetworkClient } from './networkClient.ts'
import { publishSources } from './publishSources.ts'

const HOST = '127.0.0.1'
const DEPOSIT = parseEther('100')
const STAKE = parseEther('100')
const POLLING_INTERVAL_MS = 100
/** How long tasks under way may take to end when the network is stopped. */
const STOP_MS = 10_000

export interface StartNetworkOptions {
  /** The models to serve. A source is published for the first of each task. */
  models: readonly ModelOption[]
  /** Hosts that images may be fetched from although they are not public. */
  allowHosts?: readonly string[] | undefined
  /** Whether a model without a path is downloaded from the Hub. Default `false`. */
  allowRemoteModels?: boolean | undefined
  /** Port of the chain's RPC. A free one is taken when it is busy. Default 8545. */
  rpcPort?: number | undefined
  /** Port of the content store, likewise. Default 8546. */
  storagePort?: number | undefined
  /** Port of the runner's HTTP server, likewise. Default 8080. */
  runnerPort?: number | undefined
  /** Is told each step in a sentence. */
  onProgress?: ((sentence: string) => void) | undefined
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

/** Collects what has to be ended, and ends it last first. */
function createCleanup() {
  const ends: (() => unknown)[] = []
  return {
    add: (end: () => unknown) => void ends.push(end),
    run: async () => {
      for (let end = ends.pop(); end !== undefined; end = ends.pop()) await end()
    },
  }
}

async function startRunner(
  options: StartNetworkOptions,
  storageUrl: string,
  cleanup: ReturnType<typeof createCleanup>,
): Promise<{ runner: Runner; runnerUrl: string }> {
  const { models, allowHosts = [], allowRemoteModels, runnerPort = 8080, signal } = options
  const runner = createRunner({
    models,
    allowHosts: [new URL(storageUrl).host, ...allowHosts],
    allowRemoteModels,
  })
  cleanup.add(() => runner.close())
  const server = await createServer({ runner })
  cleanup.add(() => server.close())
  const runnerUrl = await listenOnFreePort(server, { host: HOST, port: runnerPort })
  await runner.ready({ signal })
  return { runner, runnerUrl }
}

/**
 * Starts a whole network on this machine. Everything in it is real; only the money is not.
 *
 * @throws when a part does not start, and what the signal aborts with; what was started before is
 * ended.
 *
 * @example
 * ```ts
 * await using network = await startNetwork({ models: demoModels() })
 * const source = network.sources.get('translation')
 * ```
 */
export async function startNetwork(options: StartNetworkOptions): Promise<Network> {
  const { models, onProgress: say = () => {}, rpcPort, storagePort, signal } = options
  const cleanup = createCleanup()
  try {
    say('Starting the chain, the protocol’s contracts and the content store…')
    // Without the signal, which would end the chain before those that work on it.
    const devnet = await startDevnet({ port: rpcPort, storagePort })
    cleanup.add(() => devnet.stop())
    signal?.throwIfAborted()
    const { chain, rpcUrl, storageUrl } = devnet
    const storage = ogpuStorage({ url: storageUrl })
    const cast = castAccounts(devnet)
    const wallet = ({ privateKey }: { privateKey: Hex }) =>
      createNetworkClient({ chain, storage, privateKey })
    const client = wallet(cast.client)

    say(`Chain at ${rpcUrl}, content at ${storageUrl}. Loading ${models.length} models…`)
    // The start may still add what has to be ended, so its end is waited for.
    cleanup.add(() => started)
    const starting = startRunner(options, storageUrl, cleanup)
    // The sources are published while the models load; a failure of either is thrown below.
    const started = starting.catch(() => {})
    await client.deposit({ amount: DEPOSIT, signal })
    const sources = await publishSources(client, models, signal)
    const { runner, runnerUrl } = await starting

    say(`Runner at ${runnerUrl}. Registering the provider with ${sources.size} sources…`)
    const work = [...sources].map(([task, source]) => ({ task, source }))
    const providerClient = wallet(cast.provider)
    await setUpProvider({
      client: providerClient,
      masterClient: wallet(cast.master),
      stake: STAKE,
      sources: work.map(({ source }) => source),
      signal,
    })
    const provider = createProvider({
      client: providerClient,
      runner,
      storage,
      sources: work,
      pollingIntervalMs: POLLING_INTERVAL_MS,
    })
    await provider.start()
    cleanup.add(() => provider.stop({ signal: AbortSignal.timeout(STOP_MS) }))
    signal?.throwIfAborted()
    return {
      devnet,
      runner,
      runnerUrl,
      client,
      clientKey: cast.client.privateKey,
      storage,
      provider: cast.provider.address,
      sources,
      stop: cleanup.run,
      [Symbol.asyncDispose]: cleanup.run,
    }
  } catch (error) {
    await cleanup.run()
    throw signal?.aborted ? signal.reason : error
  }
}
