import { createIssue, InvalidRequestError } from '@taskmesh/tasks'
import { MediaError } from '../../errors.ts'

/** Where parts of the body that came are in the chat that was made of it: the longest beginning counts. */
export type PathMap = ReadonlyMap<string, string>

const TASK = 'chat-completion'

/** An error that a field cannot be done here, in the words that say why. */
export function refusal(path: string, expected: string, received: unknown): InvalidRequestError {
  const shown = (JSON.stringify(received) ?? 'nothing').slice(0, 100)
  return new InvalidRequestError(TASK, [
    createIssue({ path, code: 'invalid_value', expected, received: shown }),
  ])
}

function isWithin(path: string, beginning: string): boolean {
  return path.startsWith(beginning) && /^(?:$|[.[])/.test(path.slice(beginning.length))
}

/** The path in the body that came, for a path in the chat. */
function originalPath(path: string, paths: PathMap): string {
  const plain = path.replace(/^(?:inputs|parameters)\./, '')
  const [found] = [...paths.keys()]
    .filter((beginning) => isWithin(plain, beginning))
    .toSorted((a, b) => b.length - a.length)
  return found === undefined ? plain : `${paths.get(found)}${plain.slice(found.length)}`
}

/** What a chat throws, with the paths of the body that it was made of. */
function withOriginalPaths(thrown: unknown, paths: PathMap): unknown {
  if (thrown instanceof MediaError) {
    const { path = '', reason, retryable, details, cause } = thrown
    return new MediaError(originalPath(path, paths), reason, { retryable, details, cause })
  }
  if (!(thrown instanceof InvalidRequestError)) return thrown
  const issues = thrown.issues.map(({ message: _message, ...issue }) =>
    createIssue({ ...issue, path: originalPath(issue.path, paths) }),
  )
  return new InvalidRequestError(thrown.task, issues)
}

/**
 * Waits for a call.
 *
 * @throws what it throws, with the paths of the body that came.
 */
export async function withPaths<Result>(paths: PathMap, call: Promise<Result>): Promise<Result> {
  try {
    return await call
  } catch (error) {
    throw withOriginalPaths(error, paths)
  }
}

/** The events of a call. What breaks them off has the paths of the body that came. */
export async function* eventsWithPaths<Event>(
  paths: PathMap,
  events: AsyncIterable<Event>,
): AsyncGenerator<Event> {
  try {
    yield* events
  } catch (error) {
    throw withOriginalPaths(error, paths)
  }
}
