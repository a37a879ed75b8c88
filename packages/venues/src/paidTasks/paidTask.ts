import { isTaskId, type TaskId } from '@taskmesh/tasks/registry'
import * as z from 'zod/mini'

const MOST_HEX_DIGITS = 40_000

const hexOf = (pattern: RegExp) =>
  z.templateLiteral(['0x', z.string().check(z.regex(pattern), z.maxLength(MOST_HEX_DIGITS))])
const address = hexOf(/^[0-9a-fA-F]{40}$/)
const hash = hexOf(/^[0-9a-fA-F]{64}$/)
const bytes = hexOf(/^([0-9a-fA-F]{2})*$/)
const amount = z.codec(z.string().check(z.regex(/^\d{1,40}$/)), z.bigint(), {
  decode: (digits) => BigInt(digits),
  encode: (value) => value.toString(),
})

/** How a paid task is kept. Amounts and chain times are decimal digits in JSON. */
export const paidTask = z.object({
  /** Names it among those of a browser. */
  id: z.string().check(z.regex(/^[\w-]{1,64}$/)),
  chainId: z.int().check(z.positive()),
  account: address,
  task: z.custom<TaskId>(isTaskId),
  source: address,
  payment: amount,
  /** When it was begun, in milliseconds since 1970. */
  startedAt: z.int().check(z.nonnegative()),
  /** The transaction that was signed to publish it. */
  transaction: z.optional(
    z.object({
      hash,
      rawTransaction: z.optional(bytes),
      earlierHashes: z.optional(z.array(hash).check(z.maxLength(50))),
    }),
  ),
  /** The name under which a wallet sends a deposit and the task together. */
  callsId: z.optional(z.string().check(z.minLength(1), z.maxLength(8192))),
  /** Once it is published. */
  published: z.optional(
    z.object({
      taskAddress: address,
      hash,
      expiryTime: amount,
      configUrl: z.string().check(z.maxLength(4096)),
    }),
  ),
  /** Whether its time was up without an answer: the payment can be taken back. */
  isExpired: z.optional(z.boolean()),
})

/** A task that was paid for, or is about to be, and is not over yet. */
export type PaidTask = z.output<typeof paidTask>
