import { getTask, readJson } from '@taskmesh/client'
import type { TaskRequest } from '@taskmesh/tasks'
import { decodeOgpuRequest } from '@taskmesh/tasks/dialects/ogpu'
import type { TaskRecord } from './taskRecord.ts'
import type { WorkSettings } from './work.ts'

const MAX_PAYLOAD_BYTES = 32 * 1024 * 1024

async function loadRequest(
  { client, storage }: WorkSettings,
  { address, task }: TaskRecord,
  signal: AbortSignal,
): Promise<TaskRequest> {
  const { configUrl } = await getTask(client, { task: address })
  const bytes = await storage.get(configUrl, { maxBytes: MAX_PAYLOAD_BYTES, signal })
  return decodeOgpuRequest(task, readJson(bytes))
}

/**
 * Makes a function that fetches a task's payload and checks it with the task's schema. It does so
 * once, however often it is called; what failed is tried again with the next call.
 */
export function requestLoader(
  settings: WorkSettings,
  record: TaskRecord,
  signal: AbortSignal,
): () => Promise<TaskRequest> {
  let loading: Promise<TaskRequest> | undefined
  return () => {
    loading ??= loadRequest(settings, record, signal).catch((error: unknown) => {
      loading = undefined
      throw error
    })
    return loading
  }
}
