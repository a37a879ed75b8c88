import { setTimeout as sleep } from 'node:timers/promises'
import { NotNowError } from '../errors/policyErrors.ts'
import { StaleTaskError, StoreUnavailableError } from '../errors/providerErrors.ts'
import { toTaskmeshError } from '../errors/toTaskmeshError.ts'
import type { ProviderListener } from '../events/providerEvents.ts'
import { moveAfterError } from '../states/moveAfterError.ts'
import { isCommitted } from '../states/taskState.ts'
import type { Next, Step, StepTable } from './step.ts'
import type { Work } from './work.ts'

/** Longest wait for another try that a provider which is to stop has time for. */
const LONGEST_WHILE_STOPPING_MS = 1000
/** How often a store that does not answer is asked. */
const STORE_DELAY_MS = 1000
/** How many tasks may wait before gas was spent for them: they have nothing loaded. */
const WAITING = 5000

export interface Process<W extends Work> {
  work: W
  steps: StepTable<W>
  emit: ProviderListener
}

async function apply(work: Work, next: Next): Promise<void> {
  if ('moved' in next) {
    work.record = next.moved
    return
  }
  const { outcome, next: following, ...move } = next
  work.record = await work.store.move(work.record, move, outcome)
  if (following !== undefined) work.record = await work.store.move(work.record, following)
}

/** Waits for the next try, while other tasks may go on. Returns false when the provider is to stop before. */
function waitFor(delayMs: number, work: Work): Promise<boolean> {
  const { signal, stopping, lost, rest, record } = work
  const options = isCommitted(record.state) ? {} : { most: WAITING }
  const isLong = delayMs > LONGEST_WHILE_STOPPING_MS
  const until = AbortSignal.any(isLong ? [signal, lost, stopping] : [signal, lost])
  return rest(() => sleep(delayMs, true, { signal: until }).catch(() => lost.aborted), options)
}

/**
 * Looks where a task is that this process no longer has as it was. Returns whether this process may
 * go on with it.
 */
async function reload(work: Work): Promise<boolean> {
  const { store, record, isFenced } = work
  const now = await store.get(record.address)
  if (now === undefined || (isFenced && now.fence !== record.fence)) return false
  work.record = now
  return true
}

/** Waits until the store answers again; nothing that happens meanwhile is decided. */
async function waitForStore(
  work: Work,
  error: StoreUnavailableError,
  emit: ProviderListener,
): Promise<boolean> {
  emit({ type: 'retry', record: work.record, error, delayMs: STORE_DELAY_MS })
  if (!(await waitFor(STORE_DELAY_MS, work))) return false
  return reload(work).catch(() => true)
}

/** Returns whether the task goes on. */
async function recover<W extends Work>(
  { work, emit }: Process<W>,
  thrown: unknown,
): Promise<boolean> {
  if (thrown instanceof StaleTaskError || work.lost.aborted) return reload(work)
  const error = toTaskmeshError(thrown)
  if (error instanceof StoreUnavailableError) return waitForStore(work, error, emit)
  const hasResult = work.record.result !== undefined || work.record.resultUrl !== undefined
  const { move, delayMs } = moveAfterError(work.record, error, hasResult)
  if (move !== undefined) await apply(work, move)
  if (move !== undefined || delayMs === undefined) return move !== undefined
  const { retries, code: before } = work.record
  const isWaiting = error instanceof NotNowError
  const code = isWaiting ? error.reasonCode : error.code
  const reason = error.shortMessage
  work.record = await work.store.update(work.record, {
    retries: isWaiting ? 0 : retries + 1,
    reason,
    code,
  })
  // It may wait for days, and is decided again every few seconds.
  if (!isWaiting || code !== before) emit({ type: 'retry', record: work.record, error, delayMs })
  return waitFor(delayMs, work)
}

async function take<W extends Work>(process: Process<W>, step: Step<W>): Promise<boolean> {
  const { work } = process
  try {
    await apply(work, await step(work))
    return true
  } catch (error) {
    const isUndecided = !isCommitted(work.record.state)
    if (work.signal.aborted || (work.stopping.aborted && isUndecided)) return false
    try {
      return await recover(process, error)
    } catch (again) {
      if (again instanceof StaleTaskError) return reload(work)
      if (again instanceof StoreUnavailableError) return waitForStore(work, again, process.emit)
      throw again
    }
  }
}

/**
 * Takes a task step by step as far as one kind of job goes. What a step leads to is stored before the
 * next, so that it can be ended anywhere and taken up again.
 *
 * When the work's signal aborts, the task stays where it is; when the provider is to stop, also a task
 * that would have to wait long for another try.
 */
export async function processTask<W extends Work>(process: Process<W>): Promise<void> {
  const { work, steps } = process
  for (;;) {
    const step = steps[work.record.state]
    if (step === undefined || work.signal.aborted || !(await take(process, step))) return
  }
}
