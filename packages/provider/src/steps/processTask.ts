import { setTimeout as sleep } from 'node:timers/promises'
import type { TaskmeshError } from '@taskmesh/errors'
import { TaskDecidedError } from '../errors/providerErrors.ts'
import { toTaskmeshError } from '../errors/toTaskmeshError.ts'
import type { ProviderListener } from '../events/providerEvents.ts'
import { moveAfterError } from '../states/moveAfterError.ts'
import { moveRecord } from '../states/moveRecord.ts'
import { isFinal } from '../states/taskState.ts'
import type { Move } from '../store/taskRecord.ts'
import type { TaskStore } from '../store/taskStore.ts'
import { STEPS } from './steps.ts'
import type { Work } from './work.ts'

/** Longest wait for another try that a provider which is to stop has time for. */
const LONGEST_WHILE_STOPPING_MS = 1000

export interface Process {
  work: Work
  store: TaskStore
  emit: ProviderListener
}

async function apply({ work, store, emit }: Process, move: Move): Promise<void> {
  const from = work.record.state
  work.record = moveRecord(work.record, move, Date.now())
  await store.put(work.record)
  emit({ type: 'task', record: work.record, from })
}

function failureOf({ lost }: Work, thrown: unknown): TaskmeshError {
  return lost.aborted ? new TaskDecidedError() : toTaskmeshError(thrown)
}

/** Waits for the next try, while other tasks may go on. Returns false when the provider is to stop before. */
function waitFor(delayMs: number, { signal, stopping, rest }: Work): Promise<boolean> {
  const isLong = delayMs > LONGEST_WHILE_STOPPING_MS
  const until = isLong ? AbortSignal.any([signal, stopping]) : signal
  return rest(() => sleep(delayMs, true, { signal: until }).catch(() => false))
}

/** Returns whether the task goes on. */
async function recover(process: Process, thrown: unknown): Promise<boolean> {
  const { work, emit } = process
  const error = failureOf(work, thrown)
  const hasResult = work.result !== undefined || work.record.resultUrl !== undefined
  const { move, delayMs } = moveAfterError(work.record, error, hasResult)
  if (move !== undefined) await apply(process, move)
  if (move !== undefined || delayMs === undefined) return move !== undefined
  work.record = { ...work.record, retries: work.record.retries + 1 }
  emit({ type: 'retry', record: work.record, error, delayMs })
  return waitFor(delayMs, work)
}

/**
 * Takes a task step by step as far as it goes: to its end, or until it waits for the client's
 * decision. Each step is stored before the next, and reads the chain before it acts, so
 * that it can be ended anywhere and taken up again.
 *
 * When the work's signal aborts, the task stays where it is; when the provider is to stop, also a task
 * that would have to wait long for another try.
 */
export async function processTask(process: Process): Promise<void> {
  const { work } = process
  while (!isFinal(work.record.state) && !work.signal.aborted) {
    try {
      const move = await STEPS[work.record.state](work)
      if (move === undefined) return
      await apply(process, move)
    } catch (error) {
      if (work.signal.aborted || !(await recover(process, error))) return
    }
  }
}
