import { TaskmeshError } from '@taskmesh/errors'
import type { Refusal } from '../policy/decision.ts'

/** A policy has a value that is not accepted. */
export class InvalidPolicyError extends TaskmeshError {
  override name = 'InvalidPolicyError'
  constructor(path: string, reason: string) {
    super(`${path}: ${reason}`, { code: 'INVALID_OPTION', actor: 'configuration', path })
  }
}

/** A policy lets a task wait: for a lower fee, or for the next day. */
export class NotNowError extends TaskmeshError {
  override name = 'NotNowError'
  /** The code of the reason, such as `PAYMENT_TOO_LOW`. */
  readonly reasonCode: Refusal['code']
  /** When to decide again, in milliseconds from now. */
  readonly delayMs: number

  constructor({ code, reason }: Refusal, delayMs: number) {
    super(`The task waits: ${reason}.`, { code: 'TASK_WAITS', actor: 'provider', retryable: true })
    this.reasonCode = code
    this.delayMs = delayMs
  }
}
