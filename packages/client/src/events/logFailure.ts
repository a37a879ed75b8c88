import { walk } from '@taskmesh/errors'
import { BaseError, HttpRequestError, TimeoutError, WebSocketRequestError } from 'viem'

/** What a failure to read logs says. */
export type LogFailure =
  /** Too many requests: wait. `retryAfterMs`: as long as the node says, if it does. */
  | { kind: 'tooMany'; retryAfterMs: number | undefined }
  /** No usable answer: the range may be too much for the node, or the node is gone. */
  | { kind: 'noAnswer' }
  /** The node refuses the range, in words of its own. */
  | { kind: 'refused' }
  /** The node refuses whatever is asked, such as without a key. */
  | { kind: 'closed' }

const RATE = /rate.?limit|too many requests|request rate|per second|throttl|capacity exceeded/i
const CLOSED = new Set([401, 402, 403, 404, 405])
const NO_ANSWER = new Set([408, 425])

/** Reads `Retry-After`: seconds, or a date. */
function retryAfterOf(error: HttpRequestError | undefined): number | undefined {
  const text = error?.headers?.get('retry-after')
  if (text === null || text === undefined || text === '') return undefined
  const ms = Number.isNaN(Number(text)) ? Date.parse(text) - Date.now() : Number(text) * 1000
  return Number.isNaN(ms) ? undefined : Math.max(0, ms)
}

function isSilent(error: unknown): boolean {
  const kinds = [TimeoutError, WebSocketRequestError]
  return walk(error, (cause) => kinds.some((kind) => cause instanceof kind)) !== undefined
}

/** Finds out what a failure to read logs says. */
export function logFailureOf(error: unknown): LogFailure {
  const http = walk(error, (cause) => cause instanceof HttpRequestError)
  const details = walk(error, (cause) => cause instanceof BaseError)?.details ?? ''
  if (http?.status === 429 || RATE.test(details)) {
    return { kind: 'tooMany', retryAfterMs: retryAfterOf(http) }
  }
  if (http === undefined) return { kind: isSilent(error) ? 'noAnswer' : 'refused' }
  const { status } = http
  if (status === undefined || status >= 500 || NO_ANSWER.has(status)) return { kind: 'noAnswer' }
  return { kind: CLOSED.has(status) ? 'closed' : 'refused' }
}
