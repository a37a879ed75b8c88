import type { ContentStorage, TaskmeshClient } from '@taskmesh/client'
import type { TaskRequest } from '@taskmesh/tasks'
import type { Address } from 'viem'
import type { Pool } from '../dispatch/createPool.ts'
import type { PreparedRun, ProviderRunner } from '../providerRunner.ts'
import type { TaskRecord } from '../store/taskRecord.ts'

/** What all tasks of a provider have in common. */
export interface WorkSettings {
  client: TaskmeshClient
  /** The provider's account. */
  provider: Address
  runner: ProviderRunner
  storage: ContentStorage
  /** Least payment that is worth the work, in wei. */
  minPayment: bigint
  /** How long before its expiry a task has to be answered. */
  safetyMarginSeconds: number
  /** Which model to run, by source; default the runner's first. */
  modelOf: (source: Address) => string | undefined
}

/** One task that is being worked on. */
export interface Work extends WorkSettings {
  record: TaskRecord
  /** Aborts when the provider is to stop at once. */
  signal: AbortSignal
  /** Aborts when the provider is to take up nothing more. */
  stopping: AbortSignal
  /** Aborts when the chain shows that the task is over, so that the model need not go on. */
  lost: AbortSignal
  /** Waits for something without keeping a worker from other tasks. */
  rest: Pool['rest']
  /** The request, once the payload is fetched and fits the task's schema. */
  request?: TaskRequest | undefined
  /** The request as the runner has prepared it, until the model has run. */
  prepared?: PreparedRun | undefined
  /** The result as it is stored, once the model has run. */
  result?: string | undefined
}
