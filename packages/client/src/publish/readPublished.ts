import type { TaskStatus } from '@taskmesh/contracts'
import { raceSignal } from 'race-signal'
import type { Address, TransactionReceipt } from 'viem'
import { getTask } from '../actions/task/getTask.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { retryRead } from '../reads/retryRead.ts'
import { findLog } from '../transactions/findLog.ts'
import type { SentTransaction } from '../transactions/sendCall.ts'
import type { EarlierTask } from './findEarlier.ts'

/** What the chain knows of a published task. */
export interface PublishedFacts extends SentTransaction {
  taskAddress: Address
  source: Address
  payment: bigint
  expiryTime: bigint
  configUrl: string
  warnings: string[]
}

/** The same, with how far the task is. */
export type FoundFacts = PublishedFacts & { status: TaskStatus }

/** Reads the task that a transaction published. */
export async function readPublishedIn(
  client: TaskmeshClient,
  receipt: TransactionReceipt,
  signal: AbortSignal,
): Promise<FoundFacts> {
  const { task: taskAddress } = findLog(client, receipt, 'TaskPublished').args
  return readFacts(client, { taskAddress, receipt }, signal)
}

async function readFacts(
  client: TaskmeshClient,
  { taskAddress, receipt }: EarlierTask,
  signal: AbortSignal,
): Promise<FoundFacts> {
  // A node that lags behind has not heard of the task yet.
  const reading = retryRead(() => getTask(client, { taskAddress }), signal)
  const task = await raceSignal(reading, signal)
  const { source, payment, expiryTime, configUrl, status } = task
  const { transactionHash: hash } = receipt
  const terms = { source, payment, expiryTime, configUrl }
  return { hash, receipt, taskAddress, ...terms, status, warnings: [] }
}

/** Reads a task that was found. */
export async function readPublished(
  client: TaskmeshClient,
  earlier: EarlierTask,
  signal: AbortSignal,
): Promise<PublishedFacts> {
  const { status: _, ...facts } = await readFacts(client, earlier, signal)
  return facts
}
