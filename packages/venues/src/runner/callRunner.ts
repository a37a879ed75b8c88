import { reasonOf, walk } from '@taskmesh/errors'
import { RunnerUnreachableError } from '../errors.ts'
import { readCallEvents } from './readCallEvents.ts'
import { readLimited } from './readLimited.ts'

export interface CallRunnerOptions {
  /** What to post, as JSON. Without it the route is only read. */
  body?: unknown
  signal?: AbortSignal | undefined
  timeoutMs: number
  /** Most bytes of the answer. */
  maxBytes: number
  /** Takes what a runner tells of a call while it runs it. Without it, it is not asked for that. */
  onProgress?: ((progress: unknown) => void) | undefined
}

/** What a runner answered. */
export interface RunnerReply {
  status: number
  /** Whether the status is one of success. */
  ok: boolean
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

/**
 * Calls a route of a runner, with limits on the time and on the size of the answer.
 *
 * @throws {@link RunnerUnreachableError}; the signal's reason when it aborts.
 */
export async function callRunner(
  url: URL,
  { body, signal, timeoutMs, maxBytes, onProgress }: CallRunnerOptions,
): Promise<RunnerReply> {
  signal?.throwIfAborted()
  const timeout = AbortSignal.timeout(timeoutMs)
  const either = signal === undefined ? timeout : AbortSignal.any([signal, timeout])
  const request = { ...requestOf(body, onProgress !== undefined), signal: either }
  try {
    const response = await fetch(url, request)
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream')
    if (isStream && response.ok)
      return await readCallEvents(url, response, { maxBytes, onProgress })
    const text = await readLimited(response, maxBytes)
    if (text === undefined) {
      throw new RunnerUnreachableError(url, `its answer is larger than ${maxBytes} bytes`)
    }
    return { status: response.status, ok: response.ok, json: parseJson(text) }
  } catch (error) {
    signal?.throwIfAborted()
    if (error instanceof RunnerUnreachableError) throw error
    const reason = timeout.aborted ? `no complete answer within ${timeoutMs} ms` : describe(error)
    throw new RunnerUnreachableError(url, reason, error)
  }
}
