import { ACTORS, type Actor } from './actor.ts'
import { isRecord } from './isRecord.ts'

/** Most characters of a string in an error that comes from elsewhere. */
export const MAX_ERROR_TEXT = 20_000
/** Most characters of a code and of a name. */
const MAX_WORD = 100

/** An error as it travels in JSON, between processes and over HTTP. */
export interface ErrorBody {
  /** Name of the class. */
  name?: string
  /** One of the codes in ERRORS.md, unless the sender is newer. */
  code: string
  message: string
  details?: string
  path?: string
  actor: Actor
  retryable: boolean
  /** Facts of the class, such as `issues` or `retryAfterSeconds`. */
  data?: Readonly<Record<string, unknown>>
}

function isText(value: unknown, length = MAX_ERROR_TEXT): value is string {
  return typeof value === 'string' && value.length <= length
}

function isActor(value: unknown): value is Actor {
  return ACTORS.some((actor) => actor === value)
}

/**
 * Reads an error that came from another process or over HTTP.
 *
 * `actor`, which older servers leave out, is then the provider.
 *
 * @returns `undefined` when the value is no error body.
 *
 * @example
 * ```ts
 * readErrorBody({ code: 'QUEUE_FULL', message: 'The queue is full.', retryable: true })
 * // { code: 'QUEUE_FULL', message: 'The queue is full.', actor: 'provider', retryable: true }
 * readErrorBody('Bad gateway') // undefined
 * ```
 */
export function readErrorBody(value: unknown): ErrorBody | undefined {
  if (!isRecord(value)) return undefined
  const { name, code, message, details, path, actor, retryable, data } = value
  if (!isText(code, MAX_WORD) || !isText(message)) return undefined
  return {
    ...(isText(name, MAX_WORD) ? { name } : {}),
    code,
    message,
    ...(isText(details) ? { details } : {}),
    ...(isText(path) ? { path } : {}),
    actor: isActor(actor) ? actor : 'provider',
    retryable: retryable === true,
    ...(isRecord(data) ? { data } : {}),
  }
}
