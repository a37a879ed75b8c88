import { createIssue, InvalidRequestError } from '@taskmesh/tasks'
import { MediaError } from '../../errors.ts'

/** What the parts of a request are called in the payload of a source. */
const WIRE_NAMES = [
  { part: /^inputs\b/, name: 'input' },
  { part: /^parameters\b/, name: 'args' },
]

function toWirePath(path: string): string {
  const { part, name } = WIRE_NAMES.find((each) => each.part.test(path)) ?? {}
  return part === undefined || name === undefined ? path : path.replace(part, name)
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
  if (thrown instanceof InvalidRequestError) {
    const issues = thrown.issues.map((issue) =>
      createIssue({ ...issue, path: toWirePath(issue.path) }),
    )
    return new InvalidRequestError(thrown.task, issues)
  }
  if (thrown instanceof MediaError && thrown.path !== undefined) {
    const { reason, retryable, details, cause } = thrown
    return new MediaError(toWirePath(thrown.path), reason, { retryable, details, cause })
  }
  return thrown
}
