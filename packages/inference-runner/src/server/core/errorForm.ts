import type { ErrorBody } from '@taskmesh/errors'

/** What HTTP says of an error beside its body. */
export interface ErrorFacts {
  status: number
  /** Seconds for the header `Retry-After`, which the server sets. */
  retryAfter: number | undefined
}

/** An error as a dialect writes it. */
export interface WrittenError {
  body: unknown
  /** Default: the status in {@link ErrorFacts}. */
  status?: number | undefined
  /** More headers. */
  headers?: Readonly<Record<string, string>> | undefined
}

/**
 * How a dialect writes an error.
 *
 * @example
 * ```ts
 * const errorForm: ErrorForm = ({ message }) => ({ body: { error: message } })
 * ```
 */
export type ErrorForm = (error: ErrorBody, facts: ErrorFacts) => WrittenError
