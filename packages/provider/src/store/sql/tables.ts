import type { Generated } from 'kysely'

/** Integers and amounts come as strings or numbers, depending on the driver. */
type Numeric = string | number | bigint

export interface TasksTable {
  chain_id: Numeric
  provider: string
  address: string
  source: string
  task: string
  model: string | null
  config_url: string
  payment: Numeric
  expiry_time: Numeric
  priority: Numeric
  state: string
  reason: string | null
  code: string | null
  result: string | null
  result_url: string | null
  response: string | null
  hash: string | null
  earned: Numeric
  retries: number
  fence: number
  prepared_fence: number | null
  worker: string | null
  /** Who has the job `sign`. */
  signer: string | null
  run_job: string | null
  sign_job: string | null
  /** JSON: milliseconds by state. */
  stages: unknown
  updated_at: Numeric
}

export interface TransactionsTable {
  hash: string
  chain_id: Numeric
  account: string
  nonce: number
  raw: string
  purpose: string
  task: string
  status: string
  gas_used: Numeric | null
  fee_wei: Numeric | null
  block: Numeric | null
  created_at: Numeric
}

export interface CursorsTable {
  chain_id: Numeric
  provider: string
  name: string
  value: string
}

export interface DurationsTable {
  id: Generated<Numeric>
  chain_id: Numeric
  provider: string
  task: string
  model: string
  milliseconds: number
}

export interface FailuresTable {
  id: Generated<Numeric>
  chain_id: Numeric
  provider: string
  model: string
  hash: string
  reason: string
}

export interface PublicationsTable {
  id: string
  chain_id: Numeric
  account: string
  status: string
  /** JSON: the publication, with its payment as a string. */
  publication: unknown
}

/** The tables of the schema `taskmesh`. */
export interface Tables {
  tasks: TasksTable
  transactions: TransactionsTable
  cursors: CursorsTable
  durations: DurationsTable
  failures: FailuresTable
  publications: PublicationsTable
}
