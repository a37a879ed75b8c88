import type { ErrorCode } from '@taskmesh/errors'
import type { Decline } from '@taskmesh/client'
import type { Address } from 'viem'

/** A task that was declined, as a provider's record has it. */
export interface DeclinedTask {
  address: Address
  /** What it offers, in wei. */
  payment: bigint
  code?: ErrorCode | undefined
  reason?: string | undefined
  /** In milliseconds since 1970. */
  updatedAt: number
}

/** Without the address, which the provider's own names may have led to. */
const UNSAFE_REASON = 'a URL leads to an address that is not public'
const PRIVATE_REASON = 'the provider cannot run it at the moment'

/** The reasons that are about the task, not about the provider: its files, machines and addresses. */
const PUBLIC: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'INVALID_REQUEST',
  'MEDIA_UNREADABLE',
  'CONTENT_TOO_LARGE',
  'FETCH_FAILED',
  'CID_MISMATCH',
  'PAYLOAD_TOO_COMPLEX',
  'PAYLOAD_NOT_JSON',
  'PAYLOAD_TIMEOUT',
  'PAYLOAD_FAILED_BEFORE',
  'PAYMENT_TOO_LOW',
  'NOT_OFFERED',
  'TOO_LATE',
  'TOO_CONTESTED',
  'DAILY_CAP_REACHED',
  'DEADLINE_EXCEEDED',
])

/**
 * What a provider tells everybody about a task that it declined. The reason is told where it is
 * about the task; what is wrong with the provider itself may name its files and machines, and is kept.
 *
 * @example
 * ```ts
 * toDecline({ address, payment: 1n, code: 'TOO_LATE', reason: 'only 2 s are left', updatedAt })
 * ```
 */
export function toDecline({
  address,
  code = 'UNEXPECTED',
  reason = PRIVATE_REASON,
  updatedAt,
}: DeclinedTask): Omit<Decline, 'provider'> {
  const unnamed = code === 'UNSAFE_ADDRESS' ? UNSAFE_REASON : PRIVATE_REASON
  return {
    taskAddress: address,
    code,
    reason: PUBLIC.has(code) ? reason : unnamed,
    declinedAt: Math.floor(updatedAt / 1000),
  }
}
