import { reasonOf, TaskmeshError, type ErrorCode } from '@taskmesh/errors'
import { InvalidRequestError } from '@taskmesh/tasks'
import { describeIssue } from './describeIssue.ts'
import type { RunFailure } from './types.ts'

/** By code, as the classes of other packages are not loaded here. All other errors are `failed`. */
const KINDS: { readonly [Code in ErrorCode]?: RunFailure['kind'] } = {
  INVALID_REQUEST: 'request',
  INVALID_OUTPUT: 'bad-shape',
  INVALID_RESULT: 'bad-shape',
}

/** What is wrong at the error's path. A class whose message names the path as well has a `reason`. */
function messageAtPath({ data, shortMessage }: TaskmeshError): string {
  const reason = data?.['reason']
  return typeof reason === 'string' ? reason : shortMessage
}

function issuesOf(error: TaskmeshError, kind: RunFailure['kind']): RunFailure['issues'] {
  if (error instanceof InvalidRequestError) {
    return error.issues.map((issue) => ({ path: issue.path, message: describeIssue(issue) }))
  }
  const { path } = error
  return path === undefined || kind === 'bad-shape' ? [] : [{ path, message: messageAtPath(error) }]
}

/**
 * Turns whatever a run threw into what a widget shows.
 *
 * @example
 * ```ts
 * toFailure(new Error('No answer'))
 * // { kind: 'failed', code: 'UNEXPECTED', shortMessage: 'No answer', retryable: false, issues: [] }
 * ```
 */
export function toFailure(error: unknown): RunFailure {
  if (!(error instanceof TaskmeshError)) {
    const shortMessage = reasonOf(error)
    return { kind: 'failed', code: 'UNEXPECTED', shortMessage, retryable: false, issues: [] }
  }
  const { code, shortMessage, details, retryable, received } = error
  const kind = KINDS[code] ?? 'failed'
  const issues = issuesOf(error, kind)
  return { kind, code, shortMessage, details, retryable, issues, received }
}
