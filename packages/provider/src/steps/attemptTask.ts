import { attempt } from '@taskmesh/client'
import { readTaskView } from '../chain/readTaskView.ts'
import { prepareBeforeGas } from './prepareRun.ts'
import type { Step } from './step.ts'

/** Prepares the task again when a restart has lost what was prepared, still before any gas is spent. */
export const beginAttempt: Step = async (work) => {
  if (work.prepared !== undefined) return { to: 'ATTEMPT_SENT' }
  const { move, hasAttempted, secondsLeft } = await readTaskView(work)
  if (move) return move
  if (!hasAttempted) await prepareBeforeGas(work, secondsLeft)
  return { to: 'ATTEMPT_SENT' }
}

/** Attempts the task, unless the chain has the attempt already. */
export const sendAttempt: Step = async (work) => {
  const { move, hasAttempted, task } = await readTaskView(work)
  if (move) return move
  if (hasAttempted) return { to: 'ATTEMPTED' }
  const { client, provider, record, signal } = work
  const { payment } = task
  const { hash } = await attempt(client, { taskAddress: record.address, provider, payment, signal })
  return { to: 'ATTEMPTED', hash }
}
