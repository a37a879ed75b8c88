import { NotNowError } from '../errors/policyErrors.ts'
import type { Decision } from '../policy/decision.ts'
import type { OpenOffer } from '../policy/createDecider.ts'
import type { Move } from '../store/taskRecord.ts'
import { modelNameOf } from './modelNameOf.ts'
import type { RunWork, Work } from './work.ts'

/** Milliseconds after which a task that waits is decided again. */
const WAIT_MS = 5000

/** A task as the policy looks at it. */
export async function offerOf({
  record,
  head,
  payload,
}: Work & Pick<Partial<RunWork>, 'payload'>): Promise<OpenOffer> {
  const { address: taskAddress, source, task, payment, expiryTime } = record
  return {
    taskAddress,
    source,
    task,
    model: modelNameOf(record),
    payment,
    secondsLeft: Number(expiryTime - (await head.now())),
    ...(payload && { payload: { request: payload.request, size: payload.size } }),
  }
}

/**
 * Says where a decision leads.
 *
 * @returns nothing for a task that is taken.
 * @throws NotNowError for one that waits.
 */
export function moveOf(decision: Decision): Move | undefined {
  if (decision.kind === 'take') return undefined
  const { kind, code, reason } = decision
  if (kind === 'wait') throw new NotNowError({ code, reason }, WAIT_MS)
  return { to: 'DECLINED', code, reason }
}
