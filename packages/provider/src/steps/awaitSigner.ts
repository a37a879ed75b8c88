import { setTimeout as sleep } from 'node:timers/promises'
import { StaleTaskError } from '../errors/providerErrors.ts'
import type { TaskRecord } from '../store/taskRecord.ts'
import { prepareBeforeGas } from './prepareRun.ts'
import type { Step } from './step.ts'
import type { RunWork } from './work.ts'

/** News come by themselves; this is for what goes wrong, which is more with a store that other processes write. */
const SHARED_INTERVAL_MS = 500
const OWN_INTERVAL_MS = 5000
/** All that have a seat may wait for their attempt. */
const ATTEMPTING = 1000

/** Resolves when the task is moved, or after a while. */
function changeOf({ store, record, signal }: RunWork): Promise<unknown> {
  const waiting = new AbortController()
  const changed = new Promise<void>((resolve) => {
    const off = store.onNews(({ address }) => {
      if (address === record.address) resolve()
    })
    waiting.signal.addEventListener('abort', off, { once: true })
  })
  const interval = store.isShared ? SHARED_INTERVAL_MS : OWN_INTERVAL_MS
  const until = AbortSignal.any([signal, waiting.signal])
  const slept = sleep(interval, undefined, { signal: until }).catch(() => undefined)
  return Promise.race([changed, slept]).finally(() => waiting.abort())
}

async function untilMoved(work: RunWork): Promise<TaskRecord> {
  const { store, record, signal } = work
  for (;;) {
    const changed = changeOf(work)
    const now = await store.get(record.address)
    if (now === undefined || now.fence !== record.fence) throw new StaleTaskError(record.address)
    if (now.state !== record.state) return now
    signal.throwIfAborted()
    await changed
  }
}

/**
 * Waits until the signer has moved the task. What a restart has lost is prepared again first, still
 * before gas is spent where that can be.
 */
export const awaitSigner: Step<RunWork> = async (work) => {
  const { store, record } = work
  if (record.state === 'DECIDED' && record.preparedFence !== record.fence) {
    await prepareBeforeGas(work)
    work.record = await store.update(record, { preparedFence: record.fence })
  }
  return {
    moved: await work.rest(() => untilMoved(work), {
      most: ATTEMPTING,
      priority: record.priority,
      isQueued: true,
    }),
  }
}
