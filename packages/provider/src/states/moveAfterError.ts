import { RpcError, TransactionUncertainError } from '@taskmesh/client'
import type { ErrorCode, TaskmeshError } from '@taskmesh/errors'
import { NotNowError } from '../errors/policyErrors.ts'
import type { Move, TaskRecord } from '../store/taskRecord.ts'
import { isCommitted, type TaskState } from './taskState.ts'

const MAX_RETRIES = 12
/** Before gas was spent, when a task is not worth as much trouble: 8 seconds in all. */
const MAX_RETRIES_BEFORE = 5
const FIRST_DELAY_MS = 250
const LONGEST_DELAY_MS = 15_000
const UNCERTAIN_DELAY_MS = 5000

/** Refusals that show how far the task is on the chain, which the next try reads. */
const LOOK_AGAIN: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'ALREADY_ATTEMPTED',
  'ALREADY_SUBMITTED',
  'ALREADY_FINALIZED',
  'TRANSACTION_REPLACED',
])

const ENDS: { readonly [Code in ErrorCode]?: TaskState } = {
  TASK_EXPIRED: 'EXPIRED',
}

/**
 * What follows from a failed step: another state, or the same step again after a while. With
 * neither the task waits until the chain says something new about it.
 */
export interface AfterError {
  move?: Move
  delayMs?: number
}

function isWorthAnotherTry(state: TaskState, error: TaskmeshError, hasResult: boolean): boolean {
  const { retryable, code } = error
  // The node lags behind, or has to take the attempt again.
  if (code === 'NOT_ATTEMPTED') return hasResult
  // A model that a request has brought down is not fed it again.
  if (code === 'ENGINE_CRASHED' && state === 'RUNNING') return false
  // Media that take so long before any gas is spent would keep other tasks waiting again.
  if (code === 'DEADLINE_EXCEEDED' && !isCommitted(state)) return false
  // For want of gas money, for example, which the operator can send; and what one node refuses may be at
  // another one.
  if (code === 'TRANSACTION_REFUSED' && (hasResult || state === 'ATTEMPT_SIGNED')) return true
  return retryable || LOOK_AGAIN.has(code) || error instanceof TransactionUncertainError
}

/** The chain is waited for, and a result is not given up. */
function isWorthWaiting(state: TaskState, error: TaskmeshError, hasResult: boolean): boolean {
  const isOfChain = error instanceof RpcError || error instanceof TransactionUncertainError
  return state !== 'SUBMITTED' && (hasResult || isOfChain)
}

/**
 * Decides what follows from a failed step. Before gas was spent a task that cannot be done is
 * rejected, afterwards it has failed. A transaction whose fate is unknown is looked up before it
 * is sent again, and the contracts take neither attempts nor responses twice.
 *
 * A step is tried again up to 12 times, before gas was spent 5 times, but without end where only the chain can show that it is for
 * nothing: when the node is gone, a transaction may still land, or there is a result that the network
 * does not take yet. What the chain says next ends that, at the task's expiry at the latest.
 *
 * @param hasResult - whether the model has run.
 */
export function moveAfterError(
  { state, retries }: Pick<TaskRecord, 'state' | 'retries'>,
  error: TaskmeshError,
  hasResult = false,
): AfterError {
  const { code, shortMessage: reason } = error
  if (error instanceof NotNowError) return { delayMs: error.delayMs }
  const end = ENDS[code]
  if (end !== undefined) return { move: { to: end, code, reason } }
  const most = isCommitted(state) ? MAX_RETRIES : MAX_RETRIES_BEFORE
  const isPatient = retries < most || isWorthWaiting(state, error, hasResult)
  if (isWorthAnotherTry(state, error, hasResult) && isPatient) {
    if (error instanceof TransactionUncertainError) return { delayMs: UNCERTAIN_DELAY_MS }
    return { delayMs: Math.min(FIRST_DELAY_MS * 2 ** retries, LONGEST_DELAY_MS) }
  }
  if (state === 'SUBMITTED') return {}
  const to = isCommitted(state) && state !== 'ATTEMPT_SIGNED' ? 'FAILED' : 'DECLINED'
  return { move: { to, code, reason } }
}
