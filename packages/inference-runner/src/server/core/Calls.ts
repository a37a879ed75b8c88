import type { TaskId } from '@taskmesh/tasks'
import type { FastifyReply } from 'fastify'
import type { RunEvent, Runner, RunOptions, RunResult, RunTiming } from '../../runner/runner.ts'
import { clientOf } from '../access/clientOf.ts'
import { callSignal } from './callSignal.ts'
import { UnavailableError } from './errors.ts'
import type { Metrics } from './Metrics.ts'
import { noteCall } from './requestFacts.ts'
import { noteTiming } from './timingHeaders.ts'
import { toServerError } from './toServerError.ts'

/** How a request's call is to be run. Who calls is known from the request, and so is when it hangs up. */
export type CallOptions = Pick<
  RunOptions,
  'model' | 'timeoutMs' | 'onProgress' | 'onTiming' | 'signal'
>

export interface CallsOptions {
  runner: Runner
  /** Aborts when calls are to end because the server closes. */
  draining: AbortSignal
  metrics: Metrics
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
    const call = this.#begin(reply, task, options)
    try {
      const result = await this.#options.runner.run(task, request, call.options)
      call.succeed(result)
      return result
    } catch (error) {
      throw call.fail(error)
    }
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
    const call = this.#begin(reply, task, options)
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

  #begin(reply: FastifyReply, task: TaskId, options: CallOptions) {
    const { draining, metrics } = this.#options
    const meter = metrics.begin({ task, model: options.model })
    noteCall(reply.request, { task, model: options.model })
    let timing: RunTiming | undefined
    const onTiming = (known: RunTiming) => {
      timing = known
      noteTiming(reply, known)
      options.onTiming?.(known)
    }
    const ends = [callSignal(reply), draining, options.signal]
    const signal = AbortSignal.any(ends.filter((one) => one !== undefined))
    return {
      options: { ...options, signal, client: clientOf(reply.request), onTiming },
      piece: meter.piece,
      succeed: ({ model }: { model: string }) => {
        noteCall(reply.request, { task, model })
        meter.success(timing)
      },
      fail: (thrown: unknown): unknown => {
        const error = draining.aborted ? new UnavailableError(thrown) : thrown
        meter.failure(toServerError(error).code)
        return error
      },
    }
  }
}
