/** Who has to act for the same call to succeed. */
export type Actor = 'caller' | 'configuration' | 'network' | 'provider' | 'model'

/** What an error says besides its one line. */
export interface TaskmeshErrorOptions {
  /** Stable identifier, for programs. Never changes once published. */
  code: string
  /** Who has to act. */
  actor: Actor
  /** What went wrong in more words, possibly several lines. */
  details?: string | undefined
  /** Where the value at fault is, for example `parameters.top_k`. */
  path?: string | undefined
  /** Whether the same call may succeed later without a change. Default `false`. */
  retryable?: boolean | undefined
  cause?: unknown
}

/**
 * The base of every error that a Taskmesh package throws.
 *
 * `shortMessage` is one line for a person; `message` adds the details; `code` is for programs.
 *
 * @example
 * ```ts
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
  readonly code: string
  readonly actor: Actor
  readonly details: string | undefined
  readonly path: string | undefined
  readonly retryable: boolean

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
  }

  /** What may leave the process: no stack and no cause, which could hold secrets. */
  toJSON(): ErrorBody {
    return {
      code: this.code,
      message: this.shortMessage,
      ...(this.details === undefined ? {} : { details: this.details }),
      ...(this.path === undefined ? {} : { path: this.path }),
      retryable: this.retryable,
    }
  }
}

/** An error as it travels in JSON. */
export interface ErrorBody {
  code: string
  message: string
  details?: string
  path?: string
  retryable: boolean
}

/** One thing wrong with a value. */
export interface Issue {
  /** Where, for example `parameters.top_k` or `inputs[2]`; empty for the value itself. */
  path: string
  /** Kind of fault: `invalid_type`, `too_small`, `invalid_value`, … */
  code: string
  /** A sentence that names the path, what was expected and what came. */
  message: string
  /** What would have been right, for example `an integer` or `at least 1`. */
  expected: string
}

function summarize(issues: readonly Issue[]): { path?: string; details?: string } {
  const [first, ...others] = issues
  return {
    ...(first === undefined ? {} : { path: first.path }),
    ...(others.length === 0 ? {} : { details: others.map((issue) => issue.message).join('\n') }),
  }
}

/** The request does not fit its task's schema. The caller has to change it. */
export class InvalidRequestError extends TaskmeshError {
  override name = 'InvalidRequestError'
  readonly task: string
  readonly issues: readonly Issue[]

  constructor(task: string, issues: readonly Issue[]) {
    super(`Invalid ${task} request: ${issues[0]?.message ?? 'it does not fit the schema'}`, {
      code: 'INVALID_REQUEST',
      actor: 'caller',
      ...summarize(issues),
    })
    this.task = task
    this.issues = issues
  }
}

/** A model's or provider's output does not fit its task's schema. */
export class InvalidOutputError extends TaskmeshError {
  override name = 'InvalidOutputError'
  readonly task: string
  readonly issues: readonly Issue[]

  constructor(task: string, issues: readonly Issue[]) {
    super(`Invalid ${task} output: ${issues[0]?.message ?? 'it does not fit the schema'}`, {
      code: 'INVALID_OUTPUT',
      actor: 'model',
      ...summarize(issues),
    })
    this.task = task
    this.issues = issues
  }
}

/** There is no task of that name. */
export class UnknownTaskError extends TaskmeshError {
  override name = 'UnknownTaskError'
  constructor(task: unknown, known: readonly string[], suggestion?: string) {
    super(
      `There is no task ${JSON.stringify(task)}.` +
        (suggestion ? ` Did you mean "${suggestion}"?` : ''),
      {
        code: 'UNKNOWN_TASK',
        actor: 'caller',
        path: 'task',
        details: `Known tasks: ${known.join(', ')}`,
      },
    )
  }
}
