import { isRecord, reasonOf } from '@taskmesh/errors'
import type { RemoteEndpointSpec } from '../../engine/modelSpec.ts'
import { DeadlineError, RemoteBusyError, RemoteFailedError } from '../../errors.ts'
import { publicReasonOf } from '../../publicReasonOf.ts'
import { readLimited, withLimit } from './readLimited.ts'

const DEFAULT_TIMEOUT_MS = 120_000
const DEFAULT_MAX_ANSWER_BYTES = 64 * 1024 * 1024
const MAX_ERROR_BYTES = 64 * 1024
const LONGEST_WORDS = 300
const LONGEST_RETRY_SECONDS = 3600

/** A body of a call: JSON, a form with files, or the bytes of media. */
export type RemoteBody = { json: unknown } | { form: FormData } | { media: Blob }

/** A request to a server. */
export interface RemoteCall {
  /** Where it goes. */
  url: string
  /** What to send; without it, it is a GET. */
  body?: RemoteBody | undefined
  /** What is wanted back. Default JSON, or whatever comes. */
  accept?: string | undefined
  signal?: AbortSignal | undefined
  /** The header `traceparent`, so that the server's part is in the trace of the caller. */
  traceparent?: string | undefined
}

/** An answer, whole: JSON, a string, or the bytes of media with their type. */
export type RemoteAnswer = { value: unknown }

/** What servers say of an error: OpenAI's, Hugging Face's, FastAPI's, KServe's and Ollama's forms. */
function wordsOf(text: string): string {
  const json = parseJson(text)
  if (!isRecord(json)) return text
  const { error, message, detail } = json
  const inner = isRecord(error) ? (error['message'] ?? error['type']) : error
  const found = inner ?? message ?? detail
  return typeof found === 'string' ? found : JSON.stringify(found ?? json)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Python writes numbers that are not finite as these words, which are no JSON. */
function parseLenient(text: string): unknown {
  return (
    parseJson(text) ??
    parseJson(
      text.replaceAll(/"[^"\\]*(?:\\.[^"\\]*)*"|-?Infinity|NaN/gs, (part) =>
        part.startsWith('"') ? part : 'null',
      ),
    )
  )
}

function retryAfter(headers: Headers): number {
  const text = headers.get('retry-after') ?? ''
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000
  return Number.isFinite(seconds)
    ? Math.min(Math.max(1, Math.ceil(seconds)), LONGEST_RETRY_SECONDS)
    : 1
}

/** The server behind a model: sends calls with its key, within limits of time and size. */
export class Endpoint {
  readonly #spec: RemoteEndpointSpec
  readonly #maxBytes: number
  readonly #timeoutMs: number

  constructor(spec: RemoteEndpointSpec) {
    this.#spec = spec
    this.#maxBytes = spec.maxAnswerBytes ?? DEFAULT_MAX_ANSWER_BYTES
    this.#timeoutMs = spec.timeoutMs ?? DEFAULT_TIMEOUT_MS
  }

  /**
   * Sends a call and reads the answer, whole.
   *
   * @throws {@link RemoteBusyError}, {@link RemoteFailedError}, {@link DeadlineError}, and whatever the
   * signal aborts with.
   */
  async call(call: RemoteCall): Promise<RemoteAnswer> {
    return this.#within(call, async (response) => {
      const bytes = await readLimited(response, this.#maxBytes, () => this.#tooLarge())
      return { value: this.#read(response, bytes) }
    })
  }

  /**
   * Sends a call and yields the chunks of the answer as they come. Leaving the iteration closes the
   * connection. Errors are those of {@link Endpoint.call}.
   */
  async *stream(call: RemoteCall): AsyncGenerator<Uint8Array, void, undefined> {
    const controller = new AbortController()
    const signal = AbortSignal.any([controller.signal, ...(call.signal ? [call.signal] : [])])
    const timer = setTimeout(
      () => controller.abort(new DeadlineError(this.#timeoutMs)),
      this.#timeoutMs,
    )
    try {
      const response = await this.#send({ accept: 'text/event-stream', ...call, signal })
      yield* withLimit(response, this.#maxBytes, () => this.#tooLarge())
    } catch (error) {
      throw this.#explain(error, signal)
    } finally {
      clearTimeout(timer)
      controller.abort()
    }
  }

  async #within<Result>(
    call: RemoteCall,
    read: (response: Response) => Promise<Result>,
  ): Promise<Result> {
    const late = AbortSignal.timeout(this.#timeoutMs)
    const signal = AbortSignal.any([late, ...(call.signal ? [call.signal] : [])])
    try {
      return await read(await this.#send({ ...call, signal }))
    } catch (error) {
      if (late.aborted && !call.signal?.aborted) throw new DeadlineError(this.#timeoutMs)
      throw this.#explain(error, signal)
    }
  }

  async #send({ url, body, accept = '*/*', signal, traceparent }: RemoteCall): Promise<Response> {
    const { apiKey } = this.#spec
    const response = await fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        accept,
        ...(traceparent === undefined ? {} : { traceparent }),
        ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
        ...(body !== undefined && 'json' in body ? { 'content-type': 'application/json' } : {}),
      },
      body: bodyOf(body),
      signal: signal ?? null,
    })
    if (!response.ok) throw await this.#refusal(response)
    return response
  }

  async #refusal(response: Response): Promise<Error> {
    const { id } = this.#spec
    const { status, headers } = response
    if (status === 429 || status === 503) {
      await response.body?.cancel()
      return new RemoteBusyError(id, status, retryAfter(headers))
    }
    const bytes = await readLimited(response, MAX_ERROR_BYTES, () => undefined).catch(
      () => undefined,
    )
    const words = this.#clean(wordsOf(new TextDecoder().decode(bytes).trim()))
    return new RemoteFailedError(id, `it answered with HTTP ${status}`, {
      retryable: status >= 500,
      details: [words, adviceFor(status)].filter((part) => part !== '').join('\n') || undefined,
    })
  }

  #read({ headers }: Response, bytes: Uint8Array<ArrayBuffer>): unknown {
    const type = headers.get('content-type') ?? ''
    if (/^(?:image|audio|video|model)\/|^application\/octet-stream/i.test(type)) {
      return /;\s*rate=/.test(type) ? new Blob([bytes], { type }) : bytes
    }
    const text = new TextDecoder().decode(bytes)
    const json = parseLenient(text)
    if (json !== undefined || text.trim() === 'null') return json
    if (/^text\/plain/i.test(type)) return text
    throw new RemoteFailedError(this.#spec.id, 'it answered with something that is no JSON', {
      details: this.#clean(text),
    })
  }

  #tooLarge(): RemoteFailedError {
    return new RemoteFailedError(
      this.#spec.id,
      `it answered with more than ${this.#maxBytes} bytes (maxAnswerBytes)`,
    )
  }

  #explain(error: unknown, signal: AbortSignal): unknown {
    if (signal.aborted) return signal.reason
    if (!(error instanceof TypeError)) return error
    // What fetch throws for a connection that failed; the reason lies within.
    const words = this.#clean(reasonOf(error.cause ?? error))
    return new RemoteFailedError(this.#spec.id, 'it could not be reached', {
      retryable: true,
      details: words,
      cause: error,
    })
  }

  /** Words of a server without what nobody else may see. */
  #clean(words: string): string {
    const { apiKey } = this.#spec
    const bare = apiKey === undefined ? words : words.replaceAll(apiKey, '(key)')
    return publicReasonOf(bare).slice(0, LONGEST_WORDS)
  }
}

function bodyOf(body: RemoteBody | undefined): BodyInit | null {
  if (body === undefined) return null
  if ('json' in body) return JSON.stringify(body.json)
  return 'form' in body ? body.form : body.media
}

function adviceFor(status: number): string {
  if (status === 401 || status === 403) return 'Check its apiKey.'
  return status === 404 ? 'Check its url and remoteModel.' : ''
}
