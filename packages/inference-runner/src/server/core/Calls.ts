import type { TaskId } from '@taskmesh/tasks'
import type { FastifyReply } from 'fastify'
import type { RunEvent, Runner, RunOptions, RunResult, RunTiming } from '../../runner/runner.ts'
import { noteWarnings } from '../calls/warningHeader.ts'
import { clientOf } from '../access/clientOf.ts'
import { callSignal } from './callSignal.ts'
import { UnavailableError } from './errors.ts'
import { traceparentOf, type SpanOf } from '../telemetry/addTracing.ts'
import type { Metrics } from './Metrics.ts'
import { servedModel } from './servedModel.ts'
import { noteCall } from './requestFacts.ts'
import { tokensOf } from './tokensOf.ts'
import { noteTiming } from './timingHeaders.ts'
import { toServerError } from './toServerError.ts'

/** How a request's call is to be run. Who calls is known from the request, and so is when it hangs up. */
export type CallOptions = Pick<
  RunOptions,
  'model' | 'timeoutMs' | 'traceparent' | 'onProgress' | 'onStage' | 'onTiming' | 'signal'
>

/** How a call is to be run that goes on when its request is over. */
export interface DetachedOptions extends CallOptions {
  /** Who calls. */
  client: string
}

export interface CallsOptions {
  runner: Runner
  /** Aborts when calls are to end because the server closes. */
  draining: AbortSignal
  metrics: Metrics
  /** Finds the span of a request, if its trace is recorded. */
  spanOf?: SpanOf | undefined
}

type Answered = Pick<RunResult<TaskId>, 'model' | 'output' | 'warnings'>

/** A call that is counted, and what is told of it. */
interface Metered {
  options: RunOptions
  piece: () => void
  succeed: (result: Answered) => void
  fail: (thrown: unknown) => unknown
}

/**
 * Runs calls for HTTP requests: a call ends when its caller hangs up or the server has to close, counts
 * for its caller's share of the queue, and its times are sent as headers.
 */
export class Calls {
  readonly #options: CallsOptions

  constructor(options: CallsOptions) {
    this.#options = options
  }

  /**
   * Runs a task for a request.
   *
   * @param request - of any type; it is checked with the task's schema.
   * @throws what `runner.run` throws; {@link UnavailableError} when the server closes meanwhile.
   */
  async run<Id extends TaskId>(
    reply: FastifyReply,
    task: Id,
    request: unknown,
    options: CallOptions = {},
  ): Promise<RunResult<Id>> {
    return this.#run(task, request, this.#begin(reply, task, options))
  }

  /**
   * Streams a task for a request: `piece` events, and the `result` at the end. Its errors are those of
   * {@link Calls.run}. Nothing runs before the iteration begins.
   */
  async *stream<Id extends TaskId>(
    reply: FastifyReply,
    task: Id,
    request: unknown,
    options: CallOptions = {},
  ): AsyncGenerator<RunEvent<Id>, void, void> {
    yield* this.#stream(task, request, this.#begin(reply, task, options))
  }

  /**
   * Streams a task for somebody whose request may be over before: nothing but the server's closing and
   * `signal` ends it. Else as {@link Calls.stream}.
   */
  async *streamDetached<Id extends TaskId>(
    task: Id,
    request: unknown,
    options: DetachedOptions,
  ): AsyncGenerator<RunEvent<Id>, void, void> {
    yield* this.#stream(task, request, this.#meter(task, options))
  }

  /** Runs a task for somebody whose request may be over before. Else as {@link Calls.run}. */
  async runDetached<Id extends TaskId>(
    task: Id,
    request: unknown,
    options: DetachedOptions,
  ): Promise<RunResult<Id>> {
    return this.#run(task, request, this.#meter(task, options))
  }

  async #run<Id extends TaskId>(task: Id, request: unknown, call: Metered): Promise<RunResult<Id>> {
    try {
      const result = await this.#options.runner.run(task, request, call.options)
      call.succeed(result)
      return result
    } catch (error) {
      throw call.fail(error)
    }
  }

  async *#stream<Id extends TaskId>(
    task: Id,
    request: unknown,
    call: Metered,
  ): AsyncGenerator<RunEvent<Id>, void, void> {
    try {
      for await (const event of this.#options.runner.stream(task, request, call.options)) {
        if (event.type === 'piece') call.piece()
        else call.succeed(event.result)
        yield event
      }
    } catch (error) {
      throw call.fail(error)
    }
  }

  #begin(reply: FastifyReply, task: TaskId, options: CallOptions): Metered {
    const { runner, spanOf } = this.#options
    const span = spanOf?.(reply)
    noteCall(reply.request, { task, model: options.model })
    const ends = [callSignal(reply), options.signal].filter((one) => one !== undefined)
    const call = this.#meter(task, {
      ...options,
      client: clientOf(reply.request),
      traceparent: traceparentOf(reply),
      signal: AbortSignal.any(ends),
      onTiming(known) {
        noteTiming(reply, known)
        span?.called({ task, model: servedModel(runner, task, options.model)?.id }, known)
        options.onTiming?.(known)
      },
    })
    return {
      ...call,
      succeed(result) {
        noteCall(reply.request, { task, model: result.model })
        noteWarnings(reply, result.warnings)
        span?.answered({ model: result.model, ...tokensOf(result.output) })
        call.succeed(result)
      },
      fail(thrown) {
        const error = call.fail(thrown)
        span?.failed(toServerError(error).code)
        return error
      },
    }
  }

  #meter(task: TaskId, options: DetachedOptions): Metered {
    const { draining, metrics } = this.#options
    const meter = metrics.begin({ task, model: options.model })
    let timing: RunTiming | undefined
    const onTiming = (known: RunTiming) => {
      timing = known
      options.onTiming?.(known)
    }
    const ends = [draining, options.signal].filter((one) => one !== undefined)
    return {
      options: { ...options, signal: AbortSignal.any(ends), onTiming },
      piece: meter.piece,
      succeed: ({ output }) => meter.success(timing, output),
      fail(thrown) {
        const error = draining.aborted ? new UnavailableError(thrown) : thrown
        meter.failure(toServerError(error).code)
        return error
      },
    }
  }
}
