import type { ContentStorage, TaskmeshClient } from '@taskmesh/client'
import type { TaskId } from '@taskmesh/tasks'
import type { Address } from 'viem'
import type { FetchSlotOptions } from './payload/createFetchSlots.ts'
import type { Policy } from './policy/decision.ts'
import type { PolicyOptions } from './policy/policySchema.ts'
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
  /**
   * What to take. Default: what pays its gas at today's fee and 10 % more, and can be done in time.
   * Data, or a function that decides itself.
   */
  policy?: PolicyOptions | Policy | undefined
  /** The same as `policy.minPayment`, in wei. */
  minPayment?: bigint | undefined
  /** The same as `policy.safetyMarginSeconds`. */
  safetyMarginSeconds?: number | undefined
  /** How much may be fetched at once, apart from what runs. */
  fetching?: FetchSlotOptions | undefined
  /**
   * Whether publishers are told why their tasks are declined, in a report whose URL is put into the
   * provider's live data. It costs the gas of `setLiveData`, never more than the declined tasks offer,
   * and happens at most 5 times at once and 1 time in 10 minutes. Default true.
   */
  reportsDeclines?: boolean | undefined
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
  /** Which tasks come first: those with a higher integer. Default: those that pay more for a second. */
  priorityOf?: ((task: TaskView, secondsLeft: number) => number | Promise<number>) | undefined
  onEvent?: ProviderListener | undefined
}
