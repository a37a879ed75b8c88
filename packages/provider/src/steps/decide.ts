import type { Move } from '../store/taskRecord.ts'
import { loadPayload } from './loadPayload.ts'
import { moveOf, offerOf } from './offerOf.ts'
import { prepareBeforeGas } from './prepareRun.ts'
import type { Step } from './step.ts'
import type { RunWork } from './work.ts'

/** How many tasks may fetch payloads or wait for it without keeping a place in which a model could run. */
const FETCHING_PAYLOADS = 256
/** How many prepared tasks, with their media in memory, may wait for a seat. */
const WAITING_FOR_SEATS = 64

async function refusalOf(work: RunWork): Promise<Move | undefined> {
  return moveOf(await work.decider.decide(await offerOf(work), work.record))
}

/** The payload comes while other tasks go on; of those that have it the most valuable goes on first. */
async function fetchPayload(work: RunWork): Promise<void> {
  if (work.payload !== undefined) return
  const { priority } = work.record
  await work.rest(() => loadPayload(work), { most: FETCHING_PAYLOADS, priority })
}

/** Waits until few enough tasks are attempted ahead; the most valuable of those that wait is the next. */
async function takeSeat(work: RunWork): Promise<void> {
  const { seats, record, signal, stopping, rest } = work
  const { priority = 0 } = record
  const order = { priority, signal: AbortSignal.any([signal, stopping]) }
  const take = async () => {
    work.leave ??= await seats.take(order)
  }
  await rest(take, { most: WAITING_FOR_SEATS, priority, isQueued: true })
}

/**
 * Decides about a task before any gas is spent: by its terms first, which are known, then by its
 * payload, then by whether the runner can prepare it.
 */
export const decide: Step<RunWork> = async (work) => {
  const refusal = await refusalOf(work)
  if (refusal !== undefined) return refusal
  await fetchPayload(work)
  const refusalOfPayload = await refusalOf(work)
  if (refusalOfPayload !== undefined) return refusalOfPayload
  await prepareBeforeGas(work)
  await takeSeat(work)
  return { to: 'DECIDED', preparedFence: work.record.fence }
}
