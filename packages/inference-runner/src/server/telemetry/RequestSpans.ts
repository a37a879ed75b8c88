import { setTimeout as sleep } from 'node:timers/promises'
import type { Attributes, Span, SpanOptions, Tracer } from '@opentelemetry/api'
import type { RunTiming } from '../../runner/runner.ts'
import type { TraceContext } from './traceContext.ts'

/** How long what is left may take when the server closes. */
const CLOSE_MS = 1000

type Api = typeof import('@opentelemetry/api')

/** What a span of a request says of it. */
export interface RequestFacts {
  method: string
  /** The route, not the path: what callers write in paths stays out of spans. */
  route: string | undefined
  requestId: string
}

/** What a span of a call says of it: no payloads. */
export interface CallFacts {
  task: string
  /** The model that ran, or was asked for, if there is one of that name. */
  model: string | undefined
}

/** What a span of a call says of its answer. */
export interface AnswerFacts {
  /** The model that ran. */
  model: string
  /** Tokens that came and that were written, where the answer tells their number. */
  prompt?: number | undefined
  generated?: number | undefined
}

/** What OpenTelemetry calls tasks that have a name there. */
const OPERATIONS: Readonly<Record<string, string>> = {
  'chat-completion': 'chat',
  'text-generation': 'text_completion',
  'feature-extraction': 'embeddings',
  'image-text-to-text': 'generate_content',
  'audio-text-to-text': 'generate_content',
}

/** The span of one request, with those of its call in it. */
export interface RequestSpan {
  readonly context: TraceContext
  /** A call has run: its times become spans. */
  called(call: CallFacts, timing: RunTiming): void
  /** Its model has answered. */
  answered(answer: AnswerFacts): void
  failed(code: string): void
  end(status: number): void
}

/**
 * Makes spans with OpenTelemetry.
 *
 * Source of the names `gen_ai.…`: OpenTelemetry, "Semantic conventions for generative client AI spans".
 */
export class RequestSpans {
  readonly #api: Api
  readonly #tracer: Tracer
  readonly #shutdown: () => Promise<void>

  constructor(options: { api: Api; tracer: Tracer; shutdown: () => Promise<void> }) {
    this.#api = options.api
    this.#tracer = options.tracer
    this.#shutdown = options.shutdown
  }

  /** Sends what is not sent yet. What a collector has not taken in a second is given up. */
  async close(): Promise<void> {
    await Promise.race([this.#shutdown(), sleep(CLOSE_MS, undefined, { ref: false })])
  }

  /** Begins the span of a request, in the trace of its caller if that gave one. */
  begin({ method, route, requestId }: RequestFacts, parent: TraceContext | undefined): RequestSpan {
    const { ROOT_CONTEXT, SpanKind, SpanStatusCode, TraceFlags, trace } = this.#api
    const above =
      parent === undefined
        ? ROOT_CONTEXT
        : trace.setSpanContext(ROOT_CONTEXT, {
            traceId: parent.traceId,
            spanId: parent.spanId,
            traceFlags: parent.isSampled ? TraceFlags.SAMPLED : TraceFlags.NONE,
            isRemote: true,
          })
    const attributes: Attributes = {
      'http.request.method': method,
      'taskmesh.request_id': requestId,
      ...(route === undefined ? {} : { 'http.route': route }),
    }
    const name = route === undefined ? method : `${method} ${route}`
    const span = this.#tracer.startSpan(name, { kind: SpanKind.SERVER, attributes }, above)
    const inside = trace.setSpan(above, span)
    const child = (of: string, options: SpanOptions, endTime: number): Span => {
      const made = this.#tracer.startSpan(of, options, inside)
      made.end(endTime)
      return made
    }
    const { traceId, spanId, traceFlags } = span.spanContext()
    return {
      context: { traceId, spanId, isSampled: (traceFlags & TraceFlags.SAMPLED) !== 0 },
      called({ task, model }, { prepareMs, queueMs, runMs, calls }) {
        const end = Date.now()
        const [ran, waited] = [end - runMs, end - runMs - queueMs]
        const operation = OPERATIONS[task]
        const facts = {
          'taskmesh.task': task,
          'gen_ai.provider.name': 'taskmesh',
          ...(operation === undefined ? {} : { 'gen_ai.operation.name': operation }),
          ...(model === undefined ? {} : { 'gen_ai.request.model': model }),
        }
        span.setAttributes(facts)
        if (prepareMs > 0)
          child('fetch', { startTime: waited - prepareMs, attributes: facts }, waited)
        child('queue', { startTime: waited, attributes: facts }, ran)
        const joined = { ...facts, 'taskmesh.batch_size': calls }
        child('inference', { startTime: ran, attributes: joined }, end)
      },
      answered({ model, prompt, generated }) {
        span.setAttribute('gen_ai.response.model', model)
        if (prompt !== undefined) span.setAttribute('gen_ai.usage.input_tokens', prompt)
        if (generated !== undefined) span.setAttribute('gen_ai.usage.output_tokens', generated)
      },
      failed: (code) => void span.setAttribute('error.type', code),
      end(status) {
        span.setAttribute('http.response.status_code', status)
        if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR })
        span.end()
      },
    }
  }
}
