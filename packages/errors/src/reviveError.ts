import type { ErrorBody } from './errorBody.ts'
import type { ErrorCode } from './errorCodes.ts'
import { RemoteError } from './RemoteError.ts'
import { TaskmeshError } from './TaskmeshError.ts'

/** A class of errors that can cross a border. */
export type ErrorClass = (abstract new (...args: never[]) => TaskmeshError) & {
  /**
   * Reads the `data` of an error body as the class's own fields; `undefined` when it does not fit.
   * Only for classes that override `data`.
   */
  readonly readData?: (data: unknown) => object | undefined
}

/** The classes that may come over a border, by their codes. */
export type ErrorClasses = { readonly [Code in ErrorCode]?: ErrorClass }

function classOf(code: string, classes: ErrorClasses): ErrorClass | undefined {
  const found = Object.entries(classes).find(([known]) => known === code)
  return found?.[1]
}

/**
 * Makes an error of its class again from its wire form.
 *
 * @param classes - the classes that are expected; the packages export theirs, such as `TASK_ERRORS`.
 * @returns an instance of the class of the code, with its own fields; a {@link RemoteError} when the
 * code is not among them or its facts do not fit.
 *
 * @example
 * ```ts
 * const body = new QueueFullError('me/model', 64, 3).toJSON()
 * const error = reviveError(body, { QUEUE_FULL: QueueFullError })
 * error instanceof QueueFullError && error.retryAfterSeconds // 3
 * ```
 */
export function reviveError(body: ErrorBody, classes: ErrorClasses): TaskmeshError {
  const Class = classOf(body.code, classes)
  const fields = Class?.readData === undefined ? {} : Class.readData(body.data)
  if (Class === undefined || fields === undefined) return new RemoteError(body)
  const { name = Class.name, code, message, actor, retryable, details, path } = body
  // The constructors of the classes make messages of facts; here the message is there already, so
  // only the one of the base runs, for an object of the class.
  const options = { code, actor, retryable, details, path }
  const error: unknown = Reflect.construct(TaskmeshError, [message, options], Class)
  if (!(error instanceof TaskmeshError)) return new RemoteError(body)
  // V8 leaves out the frames above the constructor of the class, which has not run.
  Error.captureStackTrace?.(error, reviveError)
  return Object.assign(error, { name }, fields)
}
