import type { ContentStorage, TaskmeshClient } from '@taskmesh/client'
import type { Address, Hash, LocalAccount } from 'viem'
import type { ChainHead } from '../chain/chainHead.ts'
import type { Pool } from '../dispatch/createPool.ts'
import type { Seats } from '../dispatch/createSeats.ts'
import type { FetchSlots } from '../payload/createFetchSlots.ts'
import type { PayloadReader } from '../payload/createPayloadReader.ts'
import type { ParsedPayload } from '../payload/parseWorker.ts'
import type { Decider } from '../policy/createDecider.ts'
import type { PreparedRun, ProviderRunner } from '../providerRunner.ts'
import type { Signer } from '../signer/createSigner.ts'
import type { Receipts } from '../signer/receipts.ts'
import type { TaskRecord } from '../store/taskRecord.ts'
import type { TaskStore } from '../store/taskStore.ts'

/** What all tasks of a provider have in common. */
export interface WorkSettings {
  client: TaskmeshClient
  /** The provider's account. */
  provider: Address
  store: TaskStore
  head: ChainHead
}

/** One task that is being worked on. */
export interface Work extends WorkSettings {
  record: TaskRecord
  /** Whether it ends when another worker has taken the task up. */
  isFenced: boolean
  /** Aborts when the provider is to stop at once. */
  signal: AbortSignal
  /** Aborts when the provider is to take up nothing more. */
  stopping: AbortSignal
  /** Aborts when the chain shows that the task is over, so that the model need not go on. */
  lost: AbortSignal
  /** Waits for something without keeping a worker from other tasks. */
  rest: Pool['rest']
}

/** What workers need for all tasks. */
export interface RunSettings {
  runner: ProviderRunner
  storage: ContentStorage
  /** Decides which tasks are taken. */
  decider: Decider
  payloads: PayloadReader
  /** Places for fetching media. */
  slots: FetchSlots
  seats: Seats
  /** How long before its expiry a task has to be answered. */
  safetyMarginSeconds: number
}

/** One task as a worker has it. */
export interface RunWork extends Work, RunSettings {
  /** What the task asks for, once the payload is fetched and fits the task's schema. */
  payload?: ParsedPayload | undefined
  /** Leaves the seat that the task has had since it was decided. */
  leave?: (() => void) | undefined
  /** The request as the runner has prepared it, until the model has run. */
  prepared?: PreparedRun | undefined
}

/** What a signer needs for all tasks. */
export interface SignSettings {
  /** The provider's key. */
  account: LocalAccount
  signer: Signer
  receipts: Receipts
  /** Decides once more before an attempt is signed. */
  decider: Decider
  /** Runs one function after the other, so that the caps of a day hold. */
  inTurn: <Value>(run: () => Promise<Value>) => Promise<Value>
}

/** One task as a signer has it. */
export interface SignWork extends Work, SignSettings {
  /** What was signed just now and was never sent. */
  freshlySigned?: Hash | undefined
}
