import { InvalidTransitionError } from '../errors/providerErrors.ts'
import type { Move, TaskRecord } from '../store/taskRecord.ts'
import { canMove } from './taskState.ts'

/**
 * Applies a move to a record.
 *
 * @param now - in milliseconds since 1970.
 * @throws {@link InvalidTransitionError}, which is a mistake in the program.
 */
export function moveRecord(record: TaskRecord, { to, ...facts }: Move, now: number): TaskRecord {
  if (!canMove(record.state, to)) throw new InvalidTransitionError(record.state, to)
  const { reason: _reason, code: _code, ...kept } = record
  return { ...kept, ...facts, state: to, retries: 0, updatedAt: now }
}
