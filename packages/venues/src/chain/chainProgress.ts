import type { TaskStatus } from '@taskmesh/contracts'
import type { Address, Hash } from 'viem'
import type { VenueProgress } from '../venue.ts'

/** A step of a task on the chain with what is known since then. The steps come in this order. */
export type ChainStep =
  /** The request, the source, the payment and the balance are good. Nothing is sent yet. */
  | { step: 'checked' }
  /** The payload is in storage. */
  | { step: 'stored'; configUrl: string }
  /** The task is on the chain and holds the payment. */
  | {
      step: 'published'
      taskAddress: Address
      hash: Hash
      configUrl: string
      /** In wei. */
      payment: bigint
      /** Seconds since 1970. */
      expiryTime: bigint
    }
  /** The status on the chain, `NEW` first; again when another provider attempts the task. */
  | {
      step: TaskStatus
      taskAddress: Address
      /** How many providers have attempted it. */
      attemptCount: number
    }
  /** The result was compared with its identifier and with the schema. */
  | { step: 'verified'; taskAddress: Address; provider: Address; response: Address }

/** What a run on the chain reports. */
export type ChainProgress = VenueProgress & ChainStep

/** What happens after a step, for the person who waits. */
const MESSAGES: Partial<Record<ChainStep['step'], string>> = {
  checked: 'Storing the payload',
  stored: 'Sending the transaction',
  NEW: 'Waiting for a provider',
  ATTEMPTED: 'A provider works on it',
  RESPONDED: 'Reading the result',
  FINALIZED: 'Checking the result',
}

/** Makes a report of a step. */
export function toProgress(step: ChainStep): ChainProgress {
  return { status: 'running', message: MESSAGES[step.step], ...step }
}
