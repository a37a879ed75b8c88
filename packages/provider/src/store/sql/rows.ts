import type { ErrorCode } from '@taskmesh/errors'
import { findTaskId } from '@taskmesh/tasks'
import type { Insertable, Selectable } from 'kysely'
import { getAddress, isHex, type Hash, type Hex } from 'viem'
import { z } from 'zod'
import { TASK_STATES } from '../../states/taskState.ts'
import type { TransactionRecord } from '../signedTransaction.ts'
import type { TaskRecord } from '../taskRecord.ts'
import type { StoreOwner } from '../taskStore.ts'
import type { TasksTable, TransactionsTable } from './tables.ts'

/** A reason is for people; what is longer than this says nothing more. */
const MAX_REASON = 4000

/** What an earlier version wrote may have a code that this one has not; it is shown as it is. */
const codeSchema = z.custom<ErrorCode>((code) => typeof code === 'string')
const stateSchema = z.enum(TASK_STATES)
const stagesSchema = z.partialRecord(stateSchema, z.number())
const purposeSchema = z.enum(['attempt', 'submit', 'report'])
const statusSchema = z.enum(['signed', 'repriced', 'mined', 'reverted', 'refused', 'replaced'])

/** Postgres has no NUL in a text, which a payload's URL on the chain may have. */
function toText(text: string): string {
  return text.replaceAll('\0', '\uFFFD')
}

function toHex(value: string): Hex {
  if (!isHex(value)) throw new TypeError('The store has a hash that is none.')
  return value
}

/** A record as a row. The jobs' columns are the store's own. */
export function toRow(
  { chainId, provider }: StoreOwner,
  record: TaskRecord,
): Omit<Insertable<TasksTable>, 'run_job' | 'sign_job' | 'signer'> {
  return {
    chain_id: chainId,
    provider,
    address: record.address,
    source: record.source,
    task: record.task,
    model: record.model ?? null,
    config_url: toText(record.configUrl),
    payment: record.payment.toString(),
    expiry_time: record.expiryTime.toString(),
    priority: record.priority ?? 0,
    state: record.state,
    reason: record.reason === undefined ? null : toText(record.reason.slice(0, MAX_REASON)),
    code: record.code ?? null,
    result: record.result === undefined ? null : toText(record.result),
    result_url: record.resultUrl === undefined ? null : toText(record.resultUrl),
    response: record.response ?? null,
    hash: record.hash ?? null,
    earned: record.earned.toString(),
    retries: record.retries,
    fence: record.fence,
    prepared_fence: record.preparedFence ?? null,
    worker: record.worker ?? null,
    stages: JSON.stringify(record.stages),
    updated_at: record.updatedAt,
  }
}

/** A row as a record. */
export function toRecord(row: Selectable<TasksTable>): TaskRecord {
  return {
    address: getAddress(row.address),
    source: getAddress(row.source),
    task: findTaskId(row.task),
    configUrl: row.config_url,
    payment: BigInt(row.payment),
    expiryTime: BigInt(row.expiry_time),
    priority: Number(row.priority),
    state: stateSchema.parse(row.state),
    earned: BigInt(row.earned),
    retries: row.retries,
    fence: row.fence,
    stages: stagesSchema.parse(row.stages),
    updatedAt: Number(row.updated_at),
    ...(row.model !== null && { model: row.model }),
    ...(row.reason !== null && { reason: row.reason }),
    ...(row.code !== null && { code: codeSchema.parse(row.code) }),
    ...(row.result !== null && { result: row.result }),
    ...(row.result_url !== null && { resultUrl: row.result_url }),
    ...(row.response !== null && { response: getAddress(row.response) }),
    ...(row.hash !== null && { hash: toHex(row.hash) }),
    ...(row.prepared_fence !== null && { preparedFence: row.prepared_fence }),
    ...(row.worker !== null && { worker: row.worker }),
  }
}

/** A row as a transaction. */
export function toTransaction(row: Selectable<TransactionsTable>): TransactionRecord {
  const hash: Hash = toHex(row.hash)
  return {
    hash,
    nonce: row.nonce,
    raw: toHex(row.raw),
    task: getAddress(row.task),
    purpose: purposeSchema.parse(row.purpose),
    status: statusSchema.parse(row.status),
    createdAt: Number(row.created_at),
    ...(row.gas_used !== null && { gasUsed: BigInt(row.gas_used) }),
    ...(row.fee_wei !== null && { fee: BigInt(row.fee_wei) }),
    ...(row.block !== null && { blockNumber: BigInt(row.block) }),
  }
}
