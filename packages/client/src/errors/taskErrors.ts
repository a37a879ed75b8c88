import { TaskmeshError } from '@taskmesh/errors'
import type { Address } from 'viem'
import type { Decline } from './decline.ts'

/** There is no task at the address. */
export class TaskNotFoundError extends TaskmeshError {
  override name = 'TaskNotFoundError'
  constructor(taskAddress: Address, cause?: unknown) {
    super(`There is no task at ${taskAddress} on this chain.`, {
      code: 'TASK_NOT_FOUND',
      actor: 'caller',
      path: 'taskAddress',
      // A node that lags behind does not know a new task yet.
      retryable: true,
      cause,
    })
  }
}

/** There is no response at the address. */
export class ResponseNotFoundError extends TaskmeshError {
  override name = 'ResponseNotFoundError'
  constructor(response: Address, cause?: unknown) {
    super(`There is no response at ${response} on this chain.`, {
      code: 'RESPONSE_NOT_FOUND',
      actor: 'caller',
      path: 'response',
      retryable: true,
      cause,
    })
  }
}

/** The task was canceled; its payment is back in the vault balance of its client. */
export class TaskCanceledError extends TaskmeshError {
  override name = 'TaskCanceledError'
  constructor(taskAddress: Address) {
    super(`The task ${taskAddress} was canceled.`, {
      code: 'TASK_CANCELED',
      actor: 'caller',
      path: 'taskAddress',
    })
  }
}

/** What is known about a task that expired, besides how many providers attempted it. */
export interface TaskExpiredOptions {
  /** Why providers did not take it. */
  declines?: readonly Decline[] | undefined
  cause?: unknown
}

const EXPIRED_DETAILS =
  'cancelTask brings the payment back. Publish again with more time or a higher payment, or choose another source.'

/** The task's time was up before a usable response came. */
export class TaskExpiredError extends TaskmeshError {
  override name = 'TaskExpiredError'
  readonly taskAddress: Address
  /** How many providers had attempted it. */
  readonly attempts: number
  /** What providers say why they did not take it, from those that say so. */
  readonly declines: readonly Decline[]

  constructor(taskAddress: Address, attempts: number, options: TaskExpiredOptions = {}) {
    const { declines = [], cause } = options
    const said = declines.map(({ provider, code, reason }) => `${provider} (${code}): ${reason}`)
    super(
      `The task ${taskAddress} expired without a usable response; ${attempts} provider(s) attempted it.`,
      {
        code: 'TASK_EXPIRED',
        actor: 'provider',
        path: 'taskAddress',
        details: [...said, EXPIRED_DETAILS].join('\n'),
        cause,
      },
    )
    this.taskAddress = taskAddress
    this.attempts = attempts
    this.declines = declines
  }
}

/** The time that the caller gave was up before the task was over. The task goes on. */
export class WaitTimeoutError extends TaskmeshError {
  override name = 'WaitTimeoutError'
  /** What stood in the way at the end, if anything did. */
  readonly problem: TaskmeshError | undefined

  constructor(
    taskAddress: Address,
    status: string | undefined,
    elapsedMs: number,
    problem?: TaskmeshError,
  ) {
    const state = status === undefined ? 'could not be read' : `was ${status}, without a result,`
    super(`The task ${taskAddress} ${state} after ${Math.round(elapsedMs / 1000)} s.`, {
      code: 'WAIT_TIMEOUT',
      actor: problem?.actor ?? 'caller',
      path: 'timeoutMs',
      retryable: true,
      details: [problem?.shortMessage, 'The task goes on: wait for it again.']
        .filter(Boolean)
        .join('\n'),
      cause: problem,
    })
    this.problem = problem
  }
}

/**
 * The response of a provider is not a result of this task. `received` is what the provider stored:
 * parsed JSON, or the string when it was no JSON.
 */
export class InvalidResultError extends TaskmeshError {
  override name = 'InvalidResultError'
  readonly response: Address
  readonly provider: Address

  constructor(options: {
    response: Address
    provider: Address
    reason: string
    received: unknown
    path?: string | undefined
    cause?: unknown
  }) {
    super(`The response of provider ${options.provider} cannot be used: ${options.reason}`, {
      code: 'INVALID_RESULT',
      actor: 'provider',
      path: options.path,
      details: `Response: ${options.response}`,
      received: options.received,
      cause: options.cause,
    })
    this.response = options.response
    this.provider = options.provider
  }
}
