import { isRecord, TaskmeshError } from '@taskmesh/errors'
import type { ServerWords } from './serverWords.ts'

/** What a server said of an HTTP error, as fields. */
export interface HttpErrorFacts {
  /** The HTTP status. */
  status: number
  /** What went wrong, in the server's words, where it says so. */
  reason?: string | undefined
  /** The `code` of OpenAI's form, or the one of another server. */
  serverCode?: string | undefined
  /** The `type` or `error_type` of the answer. */
  serverType?: string | undefined
  /** When it makes sense to try again, in seconds, where the server says so. */
  retryAfterSeconds?: number | undefined
}

const ADVICE: Readonly<Record<number, string>> = {
  401: 'It wants a key.',
  403: 'It does not let this page or program in.',
  404: 'Check the URL: a runner has the route /v1/tasks.',
  405: 'Check the URL: a runner has the route /v1/tasks.',
  413: 'Send less, or media by URL.',
}

function asSentence(text: string): string {
  return /[.!?”"'…]$/.test(text) ? text : `${text}.`
}

const CONFIGURATION = [401, 403, 404, 405, 407]
const RETRYABLE = [408, 425, 429]

function actorOf(status: number) {
  if (CONFIGURATION.includes(status)) return 'configuration'
  return status < 500 && !RETRYABLE.includes(status) ? 'caller' : 'provider'
}

function detailsOf(status: number, { lines }: ServerWords, seconds: number | undefined) {
  const later =
    seconds === undefined ? [] : [`It says to try again in ${Math.ceil(seconds)} seconds.`]
  const all = [...lines, ...(ADVICE[status] === undefined ? [] : [ADVICE[status]]), ...later]
  return all.length === 0 ? undefined : all.join('\n')
}

/**
 * A server answered with an HTTP error in another form than a runner's: that of Hugging Face, OpenAI, FastAPI, TEI or
 * RFC 9457, plain text, a page of HTML or nothing. `path` is the field at fault, where the server names one.
 */
export class RunnerHttpError extends TaskmeshError implements HttpErrorFacts {
  override name = 'RunnerHttpError'
  declare readonly status: number
  declare readonly reason: string | undefined
  declare readonly serverCode: string | undefined
  declare readonly serverType: string | undefined
  declare readonly retryAfterSeconds: number | undefined

  constructor(url: URL, status: number, words: ServerWords, retryAfterSeconds?: number) {
    const { message, code, type, path } = words
    super(
      message === undefined
        ? `The server at ${url.origin} answered with HTTP ${status} and no reason.`
        : `The server at ${url.origin} answered with HTTP ${status}: ${asSentence(message)}`,
      {
        code: 'RUNNER_HTTP_ERROR',
        actor: actorOf(status),
        retryable: status >= 500 || RETRYABLE.includes(status),
        details: detailsOf(status, words, retryAfterSeconds),
        path,
      },
    )
    const facts = { status, reason: message, serverCode: code, serverType: type }
    Object.assign(this, facts, { retryAfterSeconds })
  }

  override get data() {
    const { status, reason, serverCode, serverType, retryAfterSeconds } = this
    return { status, reason, serverCode, serverType, retryAfterSeconds }
  }

  static readData(data: unknown): HttpErrorFacts | undefined {
    if (!isRecord(data) || typeof data['status'] !== 'number') return undefined
    const { status, reason, serverCode, serverType, retryAfterSeconds } = data
    const text = (value: unknown) => (typeof value === 'string' ? value : undefined)
    return {
      status,
      reason: text(reason),
      serverCode: text(serverCode),
      serverType: text(serverType),
      retryAfterSeconds: typeof retryAfterSeconds === 'number' ? retryAfterSeconds : undefined,
    }
  }
}

/** An answer cannot be used: it is no JSON or has no output, is too large, or broke off. */
export class RunnerAnswerError extends TaskmeshError {
  override name = 'RunnerAnswerError'
  /** What is wrong with it, as part of a sentence. */
  declare readonly reason: string

  /** @param options - `retryable` when the same call may succeed, as after a connection that broke off. */
  constructor(
    url: URL,
    reason: string,
    { retryable = false, cause }: { retryable?: boolean; cause?: unknown } = {},
  ) {
    super(`The answer of the server at ${url.origin} cannot be used: ${reason}.`, {
      code: 'RUNNER_ANSWER',
      actor: 'provider',
      retryable,
      details: retryable ? undefined : 'Is the URL that of a runner?',
      cause,
    })
    Object.assign(this, { reason })
  }

  override get data() {
    return { reason: this.reason }
  }

  static readData(data: unknown): { reason: string } | undefined {
    const reason = isRecord(data) ? data['reason'] : undefined
    return typeof reason === 'string' ? { reason } : undefined
  }
}

/** The time for a run was over before its answer was complete. */
export class RunnerTimeoutError extends TaskmeshError {
  override name = 'RunnerTimeoutError'
  constructor(url: URL, timeoutMs: number) {
    super(`The runner at ${url.origin} has not answered within ${timeoutMs / 1000} s.`, {
      code: 'DEADLINE_EXCEEDED',
      actor: 'provider',
      retryable: true,
    })
  }
}
