import type { ErrorCode } from '@taskmesh/errors'
import type { TaskEstimate } from './estimateTask.ts'
import type { Circumstances, Offer } from './offer.ts'

/** Why a task is not taken, or not yet. */
export interface Refusal {
  code: ErrorCode
  /** In words, with the figures. The publisher of the task reads it too. */
  reason: string
}

/** What a policy says to a task. */
export type Decision =
  | { kind: 'take'; estimate: TaskEstimate }
  /** Not at the moment: the fee is too high, or a cap is reached. It is decided again later. */
  | ({ kind: 'wait' } & Refusal)
  /** Not at all. */
  | ({ kind: 'decline' } & Refusal)

/**
 * Decides about a task: when it is found, again with its payload before it is attempted, and again
 * whenever the fee or the day has changed while it waited. It must not have effects.
 */
export type Policy = (offer: Offer, circumstances: Circumstances) => Decision
