import { isRecord, TaskmeshError, type ErrorClasses, type ErrorCode } from '@taskmesh/errors'
import type { Inability, InabilityCode } from './venue.ts'

/** The venue does not run the task. */
export class VenueCannotRunError extends TaskmeshError {
  override name = 'VenueCannotRunError'
  /** The `id` of the venue. */
  readonly venue: string
  /** Why, as a sentence for people. */
  readonly reason: string
  /** Why, for programs, where the venue says so. */
  readonly inability: InabilityCode | undefined

  constructor({ id, label }: { id: string; label: string }, task: string, inability: Inability) {
    const { reason, code } = inability
    super(`${label} cannot run ${task}: ${reason}`, {
      code: 'VENUE_CANNOT_RUN',
      actor: 'caller',
      path: 'task',
    })
    this.venue = id
    this.reason = reason
    this.inability = code
  }
}

/** The URL of a runner is none that can be called. */
export class InvalidRunnerUrlError extends TaskmeshError {
  override name = 'InvalidRunnerUrlError'
  constructor(reason: string) {
    super(`The URL of the runner cannot be used: ${reason}.`, {
      code: 'INVALID_OPTION',
      actor: 'configuration',
      path: 'url',
      details: 'Give an http(s) URL without credentials, such as http://127.0.0.1:8080.',
    })
  }
}

/** Nothing can be connected to where a runner should be. */
export class RunnerUnreachableError extends TaskmeshError {
  override name = 'RunnerUnreachableError'
  /** Where the runner should be: scheme, host and port. */
  readonly origin: string
  /** What went wrong, as part of a sentence. */
  readonly reason: string

  constructor(url: URL, reason: string, cause?: unknown) {
    super(`The runner at ${url.origin} cannot be reached: ${reason}.`, {
      code: 'RUNNER_UNREACHABLE',
      actor: 'configuration',
      retryable: true,
      details: 'Is it running? `taskmesh dev` starts one with small models for some tasks.',
      cause,
    })
    this.origin = url.origin
    this.reason = reason
  }
}

/**
 * A runner refused or failed. `code`, `actor` and `retryable` are what it said; what a task's schema
 * refused comes as InvalidRequestError or InvalidOutputError instead.
 */
export class RunnerError extends TaskmeshError {
  override name = 'RunnerError'
  /** What the runner said. */
  declare readonly code: (typeof RUNNER_CODES)[number]
  /** What else the runner said, by the code of the error: `reason`, `retryAfterSeconds`, … */
  declare readonly facts: Readonly<Record<string, unknown>> | undefined

  /** When it makes sense to try again, in seconds, where the runner says so. */
  get retryAfterSeconds(): number | undefined {
    const seconds = this.facts?.['retryAfterSeconds']
    return typeof seconds === 'number' && seconds >= 0 ? seconds : undefined
  }

  override get data() {
    return this.facts
  }

  static readData(data: unknown): Pick<RunnerError, 'facts'> {
    return { facts: isRecord(data) ? data : undefined }
  }
}

/** The codes that a runner and its server send, beside those of `@taskmesh/tasks`. */
const RUNNER_CODES = [
  'IDEMPOTENCY_CONFLICT',
  'JOB_NOT_FOUND',
  'ABORTED',
  'BAD_REQUEST',
  'BATCH_TOO_LARGE',
  'BODY_TOO_LARGE',
  'CALLBACK_MISSING',
  'DEADLINE_EXCEEDED',
  'EMPTY_INPUT',
  'ENGINE_CRASHED',
  'FORBIDDEN',
  'FORBIDDEN_ORIGIN',
  'INFERENCE_FAILED',
  'INTERNAL',
  'INVALID_OPTION',
  'INVALID_TASK_ADDRESS',
  'MEDIA_UNREADABLE',
  'METHOD_NOT_ALLOWED',
  'MODEL_BUSY',
  'MODEL_LOAD_FAILED',
  'MODEL_OUTPUT',
  'MODEL_LOADING',
  'MODEL_NOT_FOUND',
  'MODEL_UNAVAILABLE',
  'NOT_FOUND',
  'NO_TOKENIZER',
  'PACKAGE_MISSING',
  'QUEUE_FULL',
  'QUOTA_EXCEEDED',
  'REMOTE_BUSY',
  'REMOTE_FAILED',
  'RUNNER_CLOSED',
  'SOURCE_TASK_MISSING',
  'UNAUTHORIZED',
  'UNAVAILABLE',
  'UNKNOWN_FUNCTION',
  'UNKNOWN_MODEL',
  'UNSUPPORTED_MEDIA_TYPE',
] as const satisfies readonly ErrorCode[]

/** {@link RunnerError} for each of its codes. */
export const RUNNER_CODE_CLASSES: ErrorClasses = Object.fromEntries(
  RUNNER_CODES.map((code) => [code, RunnerError]),
)
