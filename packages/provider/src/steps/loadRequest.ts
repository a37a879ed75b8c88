import { readJson } from '@taskmesh/client'
import type { TaskRequest } from '@taskmesh/tasks'
import { decodeOgpuRequest } from '@taskmesh/tasks/dialects/ogpu'
import type { RunWork } from './work.ts'

const MAX_PAYLOAD_BYTES = 32 * 1024 * 1024

async function fetchRequest({ storage, record, signal }: RunWork): Promise<TaskRequest> {
  const { configUrl, task } = record
  const bytes = await storage.get(configUrl, { maxBytes: MAX_PAYLOAD_BYTES, signal })
  return decodeOgpuRequest(task, readJson(bytes))
}

/**
 * Fetches a task's payload and checks it with the task's schema. It does so once, however often it is
 * called; what failed is tried again with the next call.
 */
export async function loadRequest(work: RunWork): Promise<TaskRequest> {
  work.request ??= await fetchRequest(work)
  return work.request
}
