import type { TaskStatus } from '@taskmesh/contracts'
import type { Address, TransactionReceipt } from 'viem'
import { getTask } from '../actions/task/getTask.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
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
): Promise<FoundFacts> {
  const { task: taskAddress } = findLog(client, receipt, 'TaskPublished').args
  return readFacts(client, taskAddress, receipt)
}

async function readFacts(
  client: TaskmeshClient,
  taskAddress: Address,
  receipt: TransactionReceipt,
): Promise<FoundFacts> {
  const task = await getTask(client, { taskAddress })
  const { source, payment, expiryTime, configUrl, status } = task
  const { transactionHash: hash } = receipt
  const terms = { source, payment, expiryTime, configUrl }
  return { hash, receipt, taskAddress, ...terms, status, warnings: [] }
}

/** Reads a task that was found. */
export async function readPublished(
  client: TaskmeshClient,
  { taskAddress, receipt }: EarlierTask,
): Promise<PublishedFacts> {
  const { status: _, ...facts } = await readFacts(client, taskAddress, receipt)
  return facts
}
