import type { ContentStorage, TaskmeshClient } from '@taskmesh/client'
import type { TaskId } from '@taskmesh/tasks'
import type { Address } from 'viem'
import type { ProviderListener } from './events/providerEvents.ts'
import type { ProviderRunner } from './providerRunner.ts'
import type { TaskStore } from './store/taskStore.ts'

/** A source that the provider works for, and what runs its tasks. */
export interface ProvidedSource {
  source: Address
  task: TaskId
  /** Which of the runner's models; default its first for the task. */
  model?: string | undefined
}

/** What a provider works with. */
export interface ProviderOptions {
  /** A viem wallet client whose account is the provider's key. */
  client: TaskmeshClient
  /** What runs the tasks: `createRunner()` makes one. */
  runner: ProviderRunner
  sources: readonly ProvidedSource[]
  /** Default: that of the network. */
  storage?: ContentStorage | undefined
  /** For the default storage: hosts to read payloads from although they are not public. */
  allowHosts?: readonly string[] | undefined
  /** How many tasks to work on at once, from 1. Default 2. */
  concurrency?: number | undefined
  /** Least payment that is worth the work, in wei. Default 0. */
  minPayment?: bigint | undefined
  /** How long before its expiry a task has to be answered, in seconds. Default 5. */
  safetyMarginSeconds?: number | undefined
  /** Milliseconds between two polls for new tasks. Default: the client's `pollingInterval`. */
  pollingIntervalMs?: number | undefined
  /** Milliseconds between two scans for tasks of which no event came. Default 30 000. */
  rescanIntervalMs?: number | undefined
  /** Where the provider keeps what it remembers. Default: in memory. */
  store?: TaskStore | undefined
  onEvent?: ProviderListener | undefined
}
