import type { Attributes, Span, SpanOptions, Tracer } from '@opentelemetry/api'
import type { RunTiming } from '../../runner/runner.ts'
import type { TraceContext } from './traceContext.ts'

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

/** The span of one request, with those of its call in it. */
export interface RequestSpan {
  readonly context: TraceContext
  /** A call has run: its times become spans. */
  called(call: CallFacts, timing: RunTiming): void
  failed(code: string): void
  end(status: number): void
}

/** Makes spans with OpenTelemetry. */
export class RequestSpans {
  readonly #api: Api
  readonly #tracer: Tracer
  readonly #shutdown: () => Promise<void>

  constructor(options: { api: Api; tracer: Tracer; shutdown: () => Promise<void> }) {
    this.#api = options.api
    this.#tracer = options.tracer
    this.#shutdown = options.shutdown
  }

  /** Sends what is not sent yet. */
  close(): Promise<void> {
    return this.#shutdown()
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
        const facts = {
          'taskmesh.task': task,
          ...(model === undefined ? {} : { 'gen_ai.request.model': model }),
        }
        span.setAttributes(facts)
        if (prepareMs > 0)
          child('fetch', { startTime: waited - prepareMs, attributes: facts }, waited)
        child('queue', { startTime: waited, attributes: facts }, ran)
        const joined = { ...facts, 'taskmesh.batch_size': calls }
        child('inference', { startTime: ran, attributes: joined }, end)
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
