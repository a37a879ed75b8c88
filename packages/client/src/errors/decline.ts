import type { Address } from 'viem'

/** A provider's word that it does not take a task. It is the provider's own, and nothing proves it. */
export interface Decline {
  taskAddress: Address
  provider: Address
  /** Which kind of reason, for programs: one of the codes in ERRORS.md, unless the provider is newer. */
  code: string
  /** In words, at most 300 characters without control characters. Show it as text, never as HTML. */
  reason: string
  /** In seconds since 1970, by the provider's clock. */
  declinedAt: number
}
