import type { PreparedRun, PreparedRunOptions } from '../providerRunner.ts'
import { loadRequest } from './loadRequest.ts'
import { secondsLeft } from './secondsLeft.ts'
import type { RunWork } from './work.ts'

/** Most time that a task's media may take to be fetched before any gas is spent. */
const MAX_PREPARE_MS = 120_000

/**
 * Fetches a task's payload and lets the runner prepare it. It does so once, so that what runs is what
 * was checked before gas was spent, although URLs may lead to something else by then.
 */
export async function prepareRun(work: RunWork, options: PreparedRunOptions): Promise<PreparedRun> {
  const { runner, record } = work
  if (work.prepared === undefined) {
    const request = await loadRequest(work)
    const { task, model } = record
    work.prepared = await runner.prepare(task, request, { model, ...options })
  }
  return work.prepared
}

/** The same before any gas is spent, within the time that a task has and 2 minutes. */
export async function prepareBeforeGas(work: RunWork): Promise<void> {
  const timeoutMs = Math.min(Math.max(0, await secondsLeft(work)) * 1000, MAX_PREPARE_MS)
  await prepareRun(work, { signal: work.signal, timeoutMs })
}
