import type { Address, TransactionReceipt } from 'viem'
import { getTransactionReceipt } from 'viem/actions'
import { getTask } from '../actions/task/getTask.ts'
import type { TaskmeshClient } from '../connection/taskmeshClient.ts'
import { RpcError } from '../errors/chainErrors.ts'
import { redactedReason } from '../errors/redactedReason.ts'
import { findLog } from '../transactions/findLog.ts'
import type { SentTransaction } from '../transactions/sendCall.ts'
import type { PublishedTask } from './findPublished.ts'

/** What the chain knows of a published task. */
export interface PublishedFacts extends SentTransaction {
  taskAddress: Address
  source: Address
  payment: bigint
  expiryTime: bigint
  configUrl: string
  warnings: string[]
}

/** Reads the task that a transaction published. */
export async function readPublishedIn(
  client: TaskmeshClient,
  receipt: TransactionReceipt,
): Promise<PublishedFacts> {
  const { task: taskAddress } = findLog(client, receipt, 'TaskPublished').args
  return readFacts(client, taskAddress, receipt)
}

async function readFacts(
  client: TaskmeshClient,
  taskAddress: Address,
  receipt: TransactionReceipt,
): Promise<PublishedFacts> {
  const { source, payment, expiryTime, configUrl } = await getTask(client, { taskAddress })
  const { transactionHash: hash } = receipt
  return { hash, receipt, taskAddress, source, payment, expiryTime, configUrl, warnings: [] }
}

/** Reads a task that was found, and the receipt of its transaction. */
export async function readPublished(
  client: TaskmeshClient,
  { taskAddress, hash }: PublishedTask,
): Promise<PublishedFacts> {
  const receipt = await getTransactionReceipt(client, { hash }).catch((error: unknown) => {
    throw new RpcError('reading a receipt', redactedReason(error), error)
  })
  return readFacts(client, taskAddress, receipt)
}
