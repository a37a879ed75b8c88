import { TaskmeshError } from '@taskmesh/errors'
import type { Address } from 'viem'

/** What a provider answered, as far as it is known. */
export interface Answer {
  readonly provider: Address
  readonly response: Address
  /** In wei, what the provider asks for. */
  readonly payment: bigint
  /** The output, when the answer is one. */
  readonly output?: unknown
  /** Why the answer cannot be used. */
  readonly problem?: TaskmeshError | undefined
}

interface AgreementErrorOptions {
  taskAddress: Address
  quorum: number
  /** Size of the largest agreeing group. */
  agreeing: number
  answers: readonly Answer[]
}

/** The providers answered, and too few of them agree. Nothing was confirmed. */
export class NoAgreementError extends TaskmeshError {
  override name = 'NoAgreementError'
  /** Everything that was answered, to judge by yourself. */
  readonly answers: readonly Answer[]
  readonly agreeing: number
  readonly quorum: number

  constructor({ taskAddress, quorum, agreeing, answers }: AgreementErrorOptions, reason?: string) {
    const count = `${agreeing} of ${answers.length} answers agree, ${quorum} are needed`
    super(`The providers of task ${taskAddress} do not agree: ${reason ?? count}.`, {
      code: 'NO_AGREEMENT',
      actor: 'caller',
      path: 'quorum',
      details:
        'Nothing was confirmed. Look at `answers` and call confirmResponse yourself, or let the task expire and cancel it.',
    })
    this.answers = answers
    this.agreeing = agreeing
    this.quorum = quorum
  }
}

/** Too few usable answers came in time. Nothing was confirmed. */
export class TooFewResponsesError extends TaskmeshError {
  override name = 'TooFewResponsesError'
  readonly answers: readonly Answer[]
  readonly agreeing: number
  readonly quorum: number

  constructor({ taskAddress, quorum, agreeing, answers }: AgreementErrorOptions) {
    const usable = answers.filter(({ problem }) => problem === undefined).length
    super(
      `The task ${taskAddress} has ${usable} usable answers of ${answers.length}; ${quorum} that agree are needed.`,
      {
        code: 'TOO_FEW_RESPONSES',
        actor: 'provider',
        path: 'timeoutMs',
        retryable: true,
        details:
          'Nothing was confirmed. While the task is open, call confirmBy again; else publish it with more time or a higher payment.',
      },
    )
    this.answers = answers
    this.agreeing = agreeing
    this.quorum = quorum
  }
}

/** The task does not leave the choice to its client. */
export class NotManualError extends TaskmeshError {
  override name = 'NotManualError'
  constructor(taskAddress: Address) {
    super(
      `The chain takes the first response to task ${taskAddress}; there is nothing to choose.`,
      {
        code: 'NOT_MANUAL_CONFIRMATION',
        actor: 'caller',
        path: 'taskAddress',
        details: 'Publish at a source whose deliveryMethod is MANUAL_CONFIRMATION.',
      },
    )
  }
}

/** `quorum` and `of` do not make a vote. */
export class InvalidQuorumError extends TaskmeshError {
  override name = 'InvalidQuorumError'
  constructor(most: number) {
    super(`quorum: expected whole numbers with 1 ≤ quorum ≤ of ≤ ${most}`, {
      code: 'INVALID_QUORUM',
      actor: 'caller',
      path: 'quorum',
    })
  }
}

/** A tolerance is not a share. */
export class InvalidToleranceError extends TaskmeshError {
  override name = 'InvalidToleranceError'
  constructor() {
    super('tolerance: expected a number from 0 to 1, or { number, overlap } with such numbers', {
      code: 'INVALID_TOLERANCE',
      actor: 'caller',
      path: 'tolerance',
    })
  }
}
