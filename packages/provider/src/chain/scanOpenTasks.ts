import { getSource, getTask, getTasksOfSource, type TaskmeshClient } from '@taskmesh/client'
import type { Address } from 'viem'

const PAGE = 25
const MAX_TASKS = 500

export interface ScanParameters {
  source: Address
  /** Tasks before this position in the source's list are known. Default 0. */
  from?: number | undefined
  signal?: AbortSignal | undefined
}

async function isOpen(client: TaskmeshClient, taskAddress: Address): Promise<boolean> {
  const { status, expiryTime } = await getTask(client, { taskAddress })
  const hasTime = expiryTime > BigInt(Math.floor(Date.now() / 1000))
  return hasTime && (status === 'NEW' || status === 'ATTEMPTED' || status === 'RESPONDED')
}

/**
 * Lists the tasks of a source that may still be answered, newest first, among its latest 500.
 *
 * @returns the addresses of the open tasks, and how many tasks the source has.
 */
export async function scanOpenTasks(
  client: TaskmeshClient,
  { source, from = 0, signal }: ScanParameters,
): Promise<{ open: Address[]; taskCount: number }> {
  const { taskCount } = await getSource(client, { source })
  const lowest = Math.max(from, taskCount - MAX_TASKS)
  const open: Address[] = []
  for (let end = taskCount; end > lowest; end -= PAGE) {
    signal?.throwIfAborted()
    const offset = Math.max(lowest, end - PAGE)
    const page = await getTasksOfSource(client, { source, offset, limit: end - offset })
    const flags = await Promise.all(page.map((taskAddress) => isOpen(client, taskAddress)))
    open.push(...page.filter((_, index) => flags[index]).toReversed())
  }
  return { open, taskCount }
}
