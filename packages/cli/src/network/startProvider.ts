import type { ContentStorage } from '@taskmesh/client'
import type { Runner } from '@taskmesh/inference-runner'
import { createProvider, setUpProvider, type ProviderListener } from '@taskmesh/provider'
import type { TaskId } from '@taskmesh/tasks'
import { parseEther, type Address } from 'viem'
import type { Cleanup } from './cleanup.ts'
import type { NetworkClient } from './networkClient.ts'

const STAKE = parseEther('100')
const POLLING_INTERVAL_MS = 100
/** How long tasks under way may take to end when the provider is stopped. */
const STOP_MS = 10_000

export interface StartProviderOptions {
  client: NetworkClient
  masterClient: NetworkClient
  runner: Runner
  storage: ContentStorage
  /** The sources to serve. */
  sources: ReadonlyMap<TaskId, Address>
  onEvent?: ProviderListener | undefined
  signal?: AbortSignal | undefined
}

/** Stakes for a provider, registers it with the sources, and lets it work. */
export async function startProvider(
  { client, masterClient, runner, storage, sources, onEvent, signal }: StartProviderOptions,
  cleanup: Cleanup,
): Promise<void> {
  await setUpProvider({
    client,
    masterClient,
    stake: STAKE,
    sources: [...sources.values()],
    signal,
  })
  const provider = createProvider({
    client,
    runner,
    storage,
    sources: [...sources].map(([task, source]) => ({ task, source })),
    // The money of a local network is worth nothing, whatever its gas costs at the moment.
    policy: { worksAtLoss: true },
    onEvent,
    pollingIntervalMs: POLLING_INTERVAL_MS,
  })
  await provider.start()
  cleanup.add(() => provider.stop({ signal: AbortSignal.timeout(STOP_MS) }))
}
