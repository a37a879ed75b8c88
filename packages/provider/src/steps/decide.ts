import { formatEther } from 'viem'
import type { Move } from '../store/taskRecord.ts'
import { prepareBeforeGas } from './prepareRun.ts'
import type { Step } from './step.ts'
import { secondsLeft } from './secondsLeft.ts'
import type { RunWork } from './work.ts'

function refuseTerms({ record, minPayment }: RunWork): Move | undefined {
  if (record.payment >= minPayment) return undefined
  const reason = `it pays ${formatEther(record.payment)}, less than ${formatEther(minPayment)}`
  return { to: 'DECLINED', code: 'PAYMENT_TOO_LOW', reason }
}

/** Checks terms and payload before any gas is spent. */
export const decide: Step<RunWork> = async (work) => {
  if ((await secondsLeft(work)) <= 0) {
    return { to: 'DECLINED', code: 'TOO_LATE', reason: 'too little time is left' }
  }
  const refusal = refuseTerms(work)
  if (refusal !== undefined) return refusal
  await prepareBeforeGas(work)
  return { to: 'DECIDED', preparedFence: work.record.fence }
}
