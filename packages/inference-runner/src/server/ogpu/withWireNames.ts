import { InvalidRequestError, type Issue } from '@taskmesh/tasks'
import { MediaError } from '../../errors.ts'

/** What the parts of a request are called in the payload of a source. */
const WIRE_NAMES: readonly (readonly [ours: string, wire: string])[] = [
  ['inputs', 'input'],
  ['parameters', 'args'],
]

function toWirePath(path: string): string {
  const names = WIRE_NAMES.find(([ours]) => new RegExp(`^${ours}\\b`).test(path))
  return names === undefined ? path : names[1] + path.slice(names[0].length)
}

function toWireIssue(issue: Issue): Issue {
  const path = toWirePath(issue.path)
  const prefix = `${issue.path}: `
  const { message } = issue
  return {
    ...issue,
    path,
    message: message.startsWith(prefix) ? `${path}: ${message.slice(prefix.length)}` : message,
  }
}

/**
 * Returns an error of the runner with the paths that the payload has: `input` and `args`. Anything
 * else that was thrown is returned as it is.
 *
 * @example
 * ```ts
 * withWireNames(new MediaError('inputs[1]', 'it is empty')) // MediaError: input[1]: it is empty
 * ```
 */
export function withWireNames(thrown: unknown): unknown {
  if (thrown instanceof InvalidRequestError)
    return new InvalidRequestError(thrown.task, thrown.issues.map(toWireIssue))
  if (thrown instanceof MediaError && thrown.path !== undefined) {
    const { reason, retryable, cause } = thrown
    return new MediaError(toWirePath(thrown.path), reason, { retryable, cause })
  }
  return thrown
}
