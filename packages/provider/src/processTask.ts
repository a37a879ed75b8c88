import { setTimeout as sleep } from 'node:timers/promises'
import { TaskmeshError } from '@taskmesh/errors'
import { moveAfterError } from './moveAfterError.ts'
import type { ProviderListener } from './providerEvents.ts'
import { STEPS } from './steps.ts'
import { moveRecord, type Move } from './taskRecord.ts'
import { isFinal } from './taskState.ts'
import type { TaskStore } from './taskStore.ts'
import { toTaskmeshError } from './toTaskmeshError.ts'
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

function explain({ lost }: Work, caught: unknown): TaskmeshError {
  if (!lost.aborted) return toTaskmeshError(caught)
  return new TaskmeshError('The task was decided while it was being worked on.', {
    code: 'TASK_DECIDED',
    actor: 'network',
    retryable: true,
  })
}

/** Waits for the next try, while other tasks may go on. Returns false when the provider is to stop before. */
function waitFor(delayMs: number, { signal, stopping, rest }: Work): Promise<boolean> {
  const isLong = delayMs > LONGEST_WHILE_STOPPING_MS
  const until = isLong ? AbortSignal.any([signal, stopping]) : signal
  return rest(() => sleep(delayMs, true, { signal: until }).catch(() => false))
}

/** Returns whether the task goes on. */
async function recover(process: Process, caught: unknown): Promise<boolean> {
  const { work, emit } = process
  const error = explain(work, caught)
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
 * decision. Each step is written down before the next, and looks at the chain before it acts, so
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
