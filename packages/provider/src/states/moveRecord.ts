import { getAddress } from 'viem'
import { InvalidTransitionError } from '../errors/providerErrors.ts'
import type { FoundTask, Move, TaskRecord } from '../store/taskRecord.ts'
import { canMove, isFinal, type TaskState } from './taskState.ts'

/** A result is kept until its URL is, or nobody needs it any more. */
function isResultNeeded(state: TaskState): boolean {
  return state === 'RUNNING' || state === 'ATTEMPTED'
}

/**
 * Applies a move to a record.
 *
 * @param now - in milliseconds since 1970.
 * @throws {@link InvalidTransitionError}, which is a mistake in the program.
 */
export function moveRecord(record: TaskRecord, { to, ...facts }: Move, now: number): TaskRecord {
  if (!canMove(record.state, to)) throw new InvalidTransitionError(record.state, to)
  const { reason: _reason, code: _code, result, worker, ...kept } = record
  return {
    ...kept,
    ...facts,
    ...(isResultNeeded(to) && { result }),
    ...(!isFinal(to) && { worker }),
    state: to,
    retries: 0,
    stages: { ...record.stages, [to]: now },
    updatedAt: now,
  }
}

function firstState({ hasAttempted, response }: FoundTask): TaskState {
  if (response !== undefined) return 'SUBMITTED'
  return hasAttempted ? 'ATTEMPTED' : 'SEEN'
}

/** The record of a task that was just found. */
export function newRecord(found: FoundTask, now: number): TaskRecord {
  const { hasAttempted: _hasAttempted, ...facts } = found
  const state = firstState(found)
  return {
    ...facts,
    address: getAddress(found.address),
    state,
    earned: 0n,
    retries: 0,
    fence: 0,
    stages: { [state]: now },
    updatedAt: now,
  }
}
