import type { Address, Hash } from 'viem'
import type { Spent } from '../policy/createDecider.ts'
import type { JobKind } from '../states/jobs.ts'
import type { TaskState } from '../states/taskState.ts'
import type { ChangeListener, NewsListener } from './changes.ts'
import type {
  SignedTransaction,
  TransactionOutcome,
  TransactionPurpose,
  TransactionRecord,
} from './signedTransaction.ts'
import type { FoundTask, Move, TaskRecord } from './taskRecord.ts'

/** Whose tasks they are: one account on one chain. */
export interface StoreOwner {
  chainId: number
  provider: Address
}

/** What a worker can run. */
export interface Capability {
  task: FoundTask['task']
  /** Without one, the tasks of sources for which no model is set. */
  model?: string | undefined
}

/** Which jobs to take. */
export interface Claim {
  kind: JobKind
  /** Who takes them. */
  worker: string
  /** For `run`: what the worker can run. */
  capabilities?: readonly Capability[] | undefined
  /** Most jobs to take. */
  limit: number
}

/** Which tasks to list. */
export interface TaskQuery {
  /** Default: all. */
  states?: readonly TaskState[] | undefined
  /** Tasks after this one, in the order of their addresses. */
  after?: Address | undefined
  /** Default 100. */
  limit?: number | undefined
}

/** A transaction to be signed for a task. */
export interface SignParameters {
  purpose: TransactionPurpose
  /** Where the task goes with it. */
  move: Move
  /** The lowest number that the chain would take. */
  firstNonce: number
  /** Signs. It runs while the store is locked, so it must not wait for a network. */
  sign: (nonce: number) => Promise<SignedTransaction>
}

/** How long a model took, and for how many tasks. */
export interface DurationStatistics {
  count: number
  /** In milliseconds. */
  p50: number
  p95: number
}

/** What was earned and spent for the tasks of one source and model on one day. */
export interface EarningsRow {
  /** `2026-01-31`, in UTC. */
  day: string
  source: Address
  task: FoundTask['task']
  model?: string | undefined
  /** How many tasks were paid. */
  confirmed: number
  /** In wei. */
  earned: bigint
  /** Fees of all transactions for these tasks, also of those that were not paid, in wei. */
  fees: bigint
}

/**
 * What a provider remembers: tasks with their jobs, signed transactions, how far it has read the
 * chain, and how long models take. Each function is one transaction: record, jobs and signed
 * transaction change together or not at all.
 */
export interface TaskStore {
  /** Whether other processes work with it too. */
  readonly isShared: boolean
  /** Adds the tasks that the store does not have, each with its job. Returns the records of these. */
  add(tasks: readonly FoundTask[]): Promise<TaskRecord[]>
  get(address: Address): Promise<TaskRecord | undefined>
  getMany(addresses: readonly Address[]): Promise<TaskRecord[]>
  list(query?: TaskQuery): Promise<TaskRecord[]>
  /** How many tasks are in each state. */
  counts(): Promise<Partial<Record<TaskState, number>>>
  /**
   * Moves a task, begins and ends its jobs, and stores what became of a transaction.
   *
   * @throws StaleTaskError when the task is no longer as in `record`: another process has moved it,
   * or taken it over.
   * @throws InvalidTransitionError, which is a mistake in the program.
   */
  move(record: TaskRecord, move: Move, outcome?: TransactionOutcome): Promise<TaskRecord>
  /**
   * Stores what is known besides the state.
   *
   * @throws StaleTaskError.
   */
  update(
    record: TaskRecord,
    facts: Partial<Pick<TaskRecord, 'retries' | 'result' | 'preparedFence' | 'reason' | 'code'>>,
  ): Promise<TaskRecord>
  /**
   * Takes jobs, those with the highest priority first. Nobody else has them until they are done,
   * released, or the worker has not been heard of for half a minute.
   */
  claim(claim: Claim): Promise<TaskRecord[]>
  /** Tells that a worker lives and still has these jobs. */
  touch(kind: JobKind, addresses: readonly Address[]): Promise<void>
  /** Gives jobs back, to be taken by others at once: those of a worker, or some of them. */
  release(kind: JobKind, worker: string, addresses?: readonly Address[]): Promise<void>
  /**
   * Chooses the account's next number, signs, and stores the transaction with the task's move. One
   * at a time for each account, over all processes.
   *
   * @throws StaleTaskError.
   */
  sign(
    record: TaskRecord,
    parameters: SignParameters,
  ): Promise<{ record: TaskRecord; transaction: TransactionRecord }>
  /**
   * Stores a transaction that has the number of an earlier one, and higher fees, before it is sent.
   *
   * @param hash - of the earlier one, which may still land.
   * @throws StaleTaskError when that one is no longer under way.
   */
  reprice(hash: Hash, signed: SignedTransaction): Promise<TransactionRecord>
  /** Transactions for a purpose of which nothing is known but that they are signed, oldest first. */
  listSigned(purpose: TransactionPurpose): Promise<TransactionRecord[]>
  /** The transaction with a number of which nothing is known but that it is signed, whatever it is for. */
  findSigned(nonce: number): Promise<TransactionRecord | undefined>
  /**
   * Stores what became of a transaction, without a move of its task. When it is mined, the others with
   * its number are `replaced`.
   */
  settle(outcome: TransactionOutcome): Promise<void>
  /** The latest transaction of a task for a purpose that may still land, or has. */
  getTransaction(task: Address, purpose: TransactionPurpose): Promise<TransactionRecord | undefined>
  /** All transactions of a task, oldest first. */
  listTransactions(task: Address): Promise<TransactionRecord[]>
  /** Up to where something was read, by name. */
  getCursor(name: string): Promise<string | undefined>
  setCursor(name: string, value: string): Promise<void>
  addDuration(capability: Capability, milliseconds: number): Promise<void>
  /** Of the latest 200 runs. */
  getDurations(capability: Capability): Promise<DurationStatistics | undefined>
  /** What was spent since a time in milliseconds since 1970, by all processes. */
  getSpent(since: number): Promise<Spent>
  /** The most gas that one of the latest 20 transactions for a purpose took. */
  getMostGas(purpose: TransactionPurpose): Promise<bigint | undefined>
  /** Remembers why a model failed on a request. The latest 10 000 are kept. */
  addFailure(model: string, hash: string, reason: string): Promise<void>
  /** Why a model failed on a request, if it has. */
  findFailure(model: string, hash: string): Promise<string | undefined>
  /** The tasks that were declined last, the latest first. */
  listDeclined(limit: number): Promise<TaskRecord[]>
  /** By day, source and model. */
  earnings(): Promise<EarningsRow[]>
  /** Calls the listener with each record that this process adds or moves. Returns a function that ends it. */
  onChange(listener: ChangeListener): () => void
  /**
   * Calls the listener when any process adds or moves tasks, soon and as a rule: news may be lost, so what
   * must not be missed is looked for besides. Returns a function that ends it.
   */
  onNews(listener: NewsListener): () => void
}

/** Keeps what providers remember: `memoryStore()` or `openStore()`. */
export interface ProviderStore {
  /** Returns what belongs to one account on one chain. */
  of(owner: StoreOwner): Promise<TaskStore>
  close(): Promise<void>
}
