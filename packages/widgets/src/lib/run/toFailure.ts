import { TaskmeshError } from '@taskmesh/errors'
import { InvalidRequestError } from '@taskmesh/tasks'
import { issueWords } from './issueWords.ts'
import type { RunFailure } from './types.ts'

/** Codes of errors about what a model or provider gave, of this and of other packages. */
const BAD_SHAPE_CODES: ReadonlySet<string> = new Set(['INVALID_OUTPUT', 'INVALID_RESULT'])

function kindOf(error: TaskmeshError): RunFailure['kind'] {
  if (BAD_SHAPE_CODES.has(error.code)) return 'bad-shape'
  return error.code === 'INVALID_REQUEST' ? 'request' : 'failed'
}

function issuesOf(error: TaskmeshError): RunFailure['issues'] {
  if (error instanceof InvalidRequestError) {
    return error.issues.map((issue) => ({ path: issue.path, message: issueWords(issue) }))
  }
  if (error.path === undefined || kindOf(error) === 'bad-shape') return []
  const { path, shortMessage } = error
  return [{ path, message: issueWords({ path, message: shortMessage }) }]
}

/**
 * Turns whatever a run threw into what a widget shows, with what came instead of an output.
 *
 * @example
 * ```ts
 * toFailure(new Error('No answer'))
 * // { kind: 'failed', code: 'UNKNOWN', shortMessage: 'No answer', retryable: false, issues: [] }
 * ```
 */
export function toFailure(error: unknown, received?: unknown): RunFailure {
  if (!(error instanceof TaskmeshError)) {
    return {
      kind: 'failed',
      code: 'UNKNOWN',
      shortMessage: error instanceof Error ? error.message : String(error),
      retryable: false,
      issues: [],
    }
  }
  const { code, shortMessage, details, retryable } = error
  const kind = kindOf(error)
  return {
    kind,
    code,
    shortMessage,
    details,
    retryable,
    issues: issuesOf(error),
    received: received ?? Reflect.get(error, 'rawPayload'),
  }
}
