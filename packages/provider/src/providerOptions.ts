import type { ContentStorage, TaskmeshClient } from '@taskmesh/client'
import type { TaskId } from '@taskmesh/tasks'
import type { Address } from 'viem'
import type { ProviderListener } from './events/providerEvents.ts'
import type { ProviderRunner } from './providerRunner.ts'
import type { TaskView } from './chain/readTaskViews.ts'
import type { ProviderStore } from './store/taskStore.ts'

/** A source that the provider works for, and what runs its tasks. */
export interface ProvidedSource {
  source: Address
  task: TaskId
  /** Which of the runner's models; default its first for the task. */
  model?: string | undefined
}

/** What a process does for a provider. */
export type ProviderRole = 'watcher' | 'signer' | 'worker'

/** What a provider works with. */
export interface ProviderOptions {
  /**
   * A viem wallet client whose account is the provider's key. Without the role `signer` the address
   * alone is enough, as its account.
   */
  client: TaskmeshClient
  /** What runs the tasks: `createRunner()` makes one. Only the role `worker` needs it. */
  runner?: ProviderRunner | undefined
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
  /** Where the provider keeps what it remembers: `openStore()`. Default: in memory. */
  store?: ProviderStore | undefined
  /**
   * What this process does: `watcher` brings the tasks of the chain into the store, `worker` runs
   * them, `signer` attempts and submits with the key. Default: all. Processes that share the work
   * need a store on a Postgres server.
   */
  roles?: readonly ProviderRole[] | undefined
  /**
   * Name of this process, under which it takes up again what it had when it ended. No two that run at
   * once may have the same. Default: `local` where the store is of one process, else a new one.
   */
  worker?: string | undefined
  /** Which tasks come first: those with a higher integer. Default: those that pay more. */
  priorityOf?: ((task: TaskView) => number) | undefined
  onEvent?: ProviderListener | undefined
}
