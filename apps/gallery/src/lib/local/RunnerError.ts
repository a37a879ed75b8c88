import { RemoteError, TaskmeshError, type Actor } from '@taskmesh/errors'
import * as z from 'zod/mini'

const text = (length: number) => z.string().check(z.maxLength(length))

/** The body that a runner sends with an HTTP error. */
export const runnerErrorBody = z.object({
  error: z.object({
    code: text(100),
    message: text(10_000),
    path: z.nullish(text(1000)),
    details: z.nullish(text(20_000)),
    retryable: z.nullish(z.boolean()),
  }),
})

function actorOf(status: number): Actor {
  return status < 500 && status !== 429 ? 'caller' : 'provider'
}

/** A runner refused or failed. Carries what the runner said about it. */
export class RunnerError extends RemoteError {
  override name = 'RunnerError'
  /** HTTP status. */
  readonly status: number

  constructor(status: number, { error }: z.output<typeof runnerErrorBody>) {
    super({
      code: error.code,
      message: error.message,
      actor: actorOf(status),
      path: error.path ?? undefined,
      details: error.details ?? undefined,
      retryable: error.retryable ?? false,
    })
    this.status = status
  }
}

/** No runner answered, or something answered that is none. */
export class RunnerUnreachableError extends TaskmeshError {
  override name = 'RunnerUnreachableError'
  constructor(url: string, reason: string, cause?: unknown) {
    super(`The local runner at ${new URL(url).origin} gave no usable answer: ${reason}.`, {
      code: 'RUNNER_UNREACHABLE',
      actor: 'configuration',
      retryable: true,
      details: 'Is it running? “npm start” starts one with small models for some tasks.',
      cause,
    })
  }
}
