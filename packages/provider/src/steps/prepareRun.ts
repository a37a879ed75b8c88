import { PayloadFailedBeforeError } from '../payload/payloadErrors.ts'
import { mediaHosts } from '../payload/hostsOf.ts'
import type { PreparedRun, PreparedRunOptions } from '../providerRunner.ts'
import { loadPayload } from './loadPayload.ts'
import { modelNameOf } from './modelNameOf.ts'
import { secondsLeft } from './secondsLeft.ts'
import type { RunWork } from './work.ts'

/** Most time that a task's media may take to be fetched before any gas is spent. */
const MAX_PREPARE_MS = 60_000
/** How many tasks may fetch media or wait for it without keeping a place in which a model could run. */
const FETCHING_MEDIA = 64

async function throwIfFailed({ store, record }: RunWork, hash: string): Promise<void> {
  const model = modelNameOf(record)
  const reason = await store.findFailure(model, hash)
  if (reason !== undefined) throw new PayloadFailedBeforeError(model, reason)
}

/**
 * Fetches a task's payload and lets the runner prepare it, which fetches and decodes its media. It does
 * so once, so that what runs is what was checked before gas was spent, although URLs may lead to
 * something else by then. A request that the model has failed on before is not prepared.
 *
 * Media have places of their own for being fetched, in which the most valuable tasks are first.
 */
export async function prepareRun(work: RunWork, options: PreparedRunOptions): Promise<PreparedRun> {
  if (work.prepared !== undefined) return work.prepared
  const { runner, record, slots, rest } = work
  const { task, model, priority = 0 } = record
  const { request, hash } = await loadPayload(work)
  await throwIfFailed(work, hash)
  const hosts = mediaHosts(task, request)
  const prepare = () => runner.prepare(task, request, { model, ...options })
  const fetching = () => slots.run({ hosts, priority, signal: options.signal }, prepare)
  const apart = () => rest(fetching, { most: FETCHING_MEDIA, priority })
  work.prepared = await (hosts.length === 0 ? prepare() : apart())
  return work.prepared
}

/** The same before any gas is spent, within the time that a task has and a minute. */
export async function prepareBeforeGas(work: RunWork): Promise<void> {
  const timeoutMs = Math.min(Math.max(0, await secondsLeft(work)) * 1000, MAX_PREPARE_MS)
  await prepareRun(work, { signal: work.signal, timeoutMs })
}
