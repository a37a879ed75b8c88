import { formatEther } from 'viem'
import { readTaskView, type TaskView } from '../chain/readTaskView.ts'
import type { Move } from '../store/taskRecord.ts'
import { prepareBeforeGas } from './prepareRun.ts'
import type { Step } from './step.ts'
import type { Work } from './work.ts'

function refuseTerms(work: Work, { task }: TaskView): Move | undefined {
  if (task.payment >= work.minPayment) return undefined
  const reason = `it pays ${formatEther(task.payment)}, less than ${formatEther(work.minPayment)}`
  return { to: 'DECLINED', code: 'PAYMENT_TOO_LOW', reason }
}

function refuseTime({ secondsLeft }: TaskView): Move | undefined {
  if (secondsLeft > 0) return undefined
  return { to: 'DECLINED', code: 'TOO_LATE', reason: 'too little time is left' }
}

/** Checks terms and payload before any gas is spent. */
export const validate: Step = async (work) => {
  const view = await readTaskView(work)
  const { move, hasAttempted } = view
  if (hasAttempted) return move ?? { to: 'ATTEMPTED' }
  if (move && move.to !== 'EXPIRED') return move
  const refusal = refuseTime(view) ?? refuseTerms(work, view)
  if (refusal) return refusal
  await prepareBeforeGas(work, view.secondsLeft)
  return { to: 'DECIDED' }
}
