import type { ContentStorage, TaskmeshClient } from '@taskmesh/client'
import type { TaskRequest } from '@taskmesh/tasks'
import type { Address } from 'viem'
import type { Pool } from './pool.ts'
import type { ProviderRunner } from './providerRunner.ts'
import type { TaskRecord } from './taskRecord.ts'

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
  /** Aborts when the chain tells that the task is over, so that the model need not go on. */
  lost: AbortSignal
  /** The result as it is stored, once the model has run. */
  result?: string | undefined
  /** Waits for something without keeping a worker from other tasks. */
  rest: Pool['rest']
  /** Fetches the payload and checks it with the task's schema; once. */
  loadRequest: () => Promise<TaskRequest>
}
