import type { ErrorBody } from './errorBody.ts'
import type { Actor } from './actor.ts'
import type { ErrorCode, ErrorKind } from './errorCodes.ts'
import { walk } from './walk.ts'

/** What an error says besides its one line. `code` decides which `actor` and `retryable` are possible. */
export type TaskmeshErrorOptions = ErrorKind & {
  /** What went wrong in more words, possibly several lines. */
  details?: string | undefined
  /** Where the value at fault is, for example `parameters.top_k`. */
  path?: string | undefined
  /** What came instead of what was expected. It never leaves the process. */
  received?: unknown
  cause?: unknown
}

/**
 * The base of every error that a Taskmesh package throws.
 *
 * `shortMessage` is one line for a person; `message` adds the details; `code` is for programs.
 *
 * @example
 * ```ts
 * import { TaskmeshError } from '@taskmesh/errors'
 * import { parseRequest } from '@taskmesh/tasks'
 *
 * try {
 *   parseRequest('text-classification', { inputs: 42 })
 * } catch (error) {
 *   if (error instanceof TaskmeshError) console.log(error.code, error.path, error.shortMessage)
 * }
 * ```
 */
export class TaskmeshError extends Error {
  override name = 'TaskmeshError'
  readonly shortMessage: string
  /** Stable, for programs. All codes are listed in ERRORS.md. */
  readonly code: ErrorCode
  /** Who has to act. */
  readonly actor: Actor
  readonly details: string | undefined
  /** Where the value at fault is, for example `parameters.top_k`. */
  readonly path: string | undefined
  /** Whether the same call may succeed later without a change. */
  readonly retryable: boolean
  /** What came instead of what was expected, where the error is about that. */
  readonly received: unknown

  constructor(shortMessage: string, options: TaskmeshErrorOptions) {
    super(options.details ? `${shortMessage}\n${options.details}` : shortMessage, {
      cause: options.cause,
    })
    this.shortMessage = shortMessage
    this.code = options.code
    this.actor = options.actor
    this.details = options.details
    this.path = options.path
    this.retryable = options.retryable ?? false
    this.received = options.received
  }

  /**
   * The facts of the class that cross processes and HTTP with it, as JSON. A class that overrides
   * this says in a static `readData` how they are read.
   */
  get data(): Readonly<Record<string, unknown>> | undefined {
    return undefined
  }

  /** Returns this error or the first of its causes that a predicate accepts. */
  walk<Found = unknown>(
    accepts: ((cause: unknown) => cause is Found) | ((cause: unknown) => boolean),
  ): Found | undefined {
    return walk(this, accepts)
  }

  /** What may leave the process: no stack, no cause and nothing received, which could hold secrets. */
  toJSON(): ErrorBody {
    const { name, code, shortMessage: message, details, path, actor, retryable, data } = this
    return {
      name,
      code,
      message,
      ...(details === undefined ? {} : { details }),
      ...(path === undefined ? {} : { path }),
      actor,
      retryable,
      ...(data === undefined ? {} : { data }),
    }
  }
}
