import { reasonOf, walk } from '@taskmesh/errors'
import { RunnerUnreachableError } from '../errors.ts'
import { RunnerAnswerError, RunnerHttpError, RunnerTimeoutError } from './answerErrors.ts'
import { readCallEvents, type CallEvent } from './readCallEvents.ts'
import { readLimited } from './readLimited.ts'

const MAX_ERROR_BYTES = 64 * 1024

export interface CallRunnerOptions {
  /** What to post, as JSON. Without it the route is only read. */
  body?: unknown
  signal?: AbortSignal | undefined
  timeoutMs: number
  /** Most bytes of the answer. */
  maxBytes: number
  /** Takes what a runner tells of a call while it runs it. Without it, it is not asked for that. */
  onEvent?: ((event: CallEvent) => void) | undefined
}

/** What a runner answered. */
export interface RunnerReply {
  status: number
  /** Whether the status is one of success. */
  ok: boolean
  headers: Headers
  /** The body; of an error its beginning. Empty for events. */
  text: string
  /** The body, parsed; `undefined` when it is no JSON. */
  json: unknown
}

/** The message of the innermost cause that has one: `fetch failed` alone says nothing. */
function describe(error: unknown): string {
  let message = 'the connection failed'
  walk(error, (cause) => {
    message = reasonOf(cause) || message
    return false
  })
  return message
}

/** What Node says of a connection that was made, and ended before an answer. Browsers don't tell. */
const HUNG_UP = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'])

function isHangUp(error: unknown): boolean {
  return (
    walk(error, (cause) => {
      const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
      return HUNG_UP.has(code) || code.startsWith('HPE_')
    }) !== undefined
  )
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function requestOf(body: unknown, wantsEvents: boolean): RequestInit {
  if (body === undefined) return {}
  // A runner that knows no events answers with JSON.
  const accept = wantsEvents ? 'text/event-stream, application/json;q=0.9' : 'application/json'
  const headers = { 'content-type': 'application/json', accept }
  return { method: 'POST', headers, body: JSON.stringify(body) }
}

async function connect(url: URL, request: RequestInit): Promise<Response> {
  try {
    return await fetch(url, request)
  } catch (error) {
    if (!isHangUp(error)) throw new RunnerUnreachableError(url, describe(error), error)
    const reason = `the connection broke off before an answer (${describe(error)})`
    throw new RunnerAnswerError(url, reason, { retryable: true, cause: error })
  }
}

async function read(url: URL, response: Response, options: CallRunnerOptions) {
  const { maxBytes, onEvent } = options
  const { status, ok, headers } = response
  const facts = { status, headers, text: '' }
  if (ok && headers.get('content-type')?.startsWith('text/event-stream')) {
    return { ...facts, ...(await readCallEvents(url, response, { maxBytes, onEvent })) }
  }
  const limit = ok ? maxBytes : Math.min(maxBytes, MAX_ERROR_BYTES)
  const { text, isCut } = await readLimited(response, limit)
  if (isCut && ok) throw new RunnerAnswerError(url, `it is larger than ${maxBytes} bytes`)
  return { ...facts, ok, text, json: parseJson(text) }
}

/**
 * Calls a route of a runner, with limits on the time and on the size of the answer.
 *
 * @throws {@link RunnerUnreachableError} when there is no connection; {@link RunnerAnswerError} when the answer is too
 * large or breaks off; {@link RunnerTimeoutError}; the signal's reason when it aborts.
 */
export async function callRunner(url: URL, options: CallRunnerOptions): Promise<RunnerReply> {
  const { body, signal, timeoutMs, onEvent } = options
  signal?.throwIfAborted()
  const timeout = AbortSignal.timeout(timeoutMs)
  const either = signal === undefined ? timeout : AbortSignal.any([signal, timeout])
  const request = { ...requestOf(body, onEvent !== undefined), signal: either }
  try {
    return await read(url, await connect(url, request), options)
  } catch (error) {
    signal?.throwIfAborted()
    if (timeout.aborted) throw new RunnerTimeoutError(url, timeoutMs)
    if (isOwn(error)) throw error
    const reason = `the connection broke off in the middle (${describe(error)})`
    throw new RunnerAnswerError(url, reason, { retryable: true, cause: error })
  }
}

function isOwn(error: unknown): boolean {
  return (
    error instanceof RunnerUnreachableError ||
    error instanceof RunnerAnswerError ||
    error instanceof RunnerHttpError
  )
}
