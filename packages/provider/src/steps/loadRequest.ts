import { getTask, readJson } from '@taskmesh/client'
import type { TaskRequest } from '@taskmesh/tasks'
import { decodeOgpuRequest } from '@taskmesh/tasks/dialects/ogpu'
import type { Work } from './work.ts'

const MAX_PAYLOAD_BYTES = 32 * 1024 * 1024

async function fetchRequest({ client, storage, record, signal }: Work): Promise<TaskRequest> {
  const { address: taskAddress, task } = record
  const { configUrl } = await getTask(client, { taskAddress })
  const bytes = await storage.get(configUrl, { maxBytes: MAX_PAYLOAD_BYTES, signal })
  return decodeOgpuRequest(task, readJson(bytes))
}

/**
 * Fetches a task's payload and checks it with the task's schema. It does so once, however often it is
 * called; what failed is tried again with the next call.
 */
export async function loadRequest(work: Work): Promise<TaskRequest> {
  work.request ??= await fetchRequest(work)
  return work.request
}
