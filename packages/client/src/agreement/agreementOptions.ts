import type { TaskStatus } from '@taskmesh/contracts'
import type { ContentStorage } from '../storage/contentStorage.ts'
import type { ToleranceOptions } from './tolerance.ts'

/** How a vote stands. */
export interface AgreementProgress {
  status: TaskStatus
  /** How many providers are at work or have answered. */
  attemptCount: number
  /** How many answers count so far. */
  answers: number
  /** How many of them agree. */
  agreeing: number
}

/** What a vote is to be like. */
export interface AgreementOptions {
  /** How many answers count at most, from 1 to 16: the earliest ones. Default 3. */
  of?: number | undefined
  /** How many of them have to agree. Default: more than half of `of`. */
  quorum?: number | undefined
  /** How alike two outputs have to be. Default: numbers within 0.01, boxes overlap by half. */
  tolerance?: ToleranceOptions | undefined
  /** Most bytes of one result. Default 32 MiB. */
  maxBytes?: number | undefined
  /** Whether an answer that cannot be verified counts as differing. Default false. */
  requireVerified?: boolean | undefined
  /** Called whenever the count changes. */
  onProgress?: ((progress: AgreementProgress) => void) | undefined
}

export interface BallotOptions extends AgreementOptions {
  storage: ContentStorage
}
