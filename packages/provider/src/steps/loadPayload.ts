import type { ParsedPayload } from '../payload/parseWorker.ts'
import type { RunWork } from './work.ts'

/**
 * Fetches a task's payload and checks it with the task's schema. It does so once, however often it is
 * called; what failed is tried again with the next call.
 */
export async function loadPayload(work: RunWork): Promise<ParsedPayload> {
  const { payloads, record, signal } = work
  const { configUrl: url, task, priority } = record
  work.payload ??= await payloads.read({ url, task, priority, signal })
  return work.payload
}
