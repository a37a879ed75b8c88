import type { TaskId } from '@taskmesh/tasks'
import type { FastifyReply } from 'fastify'
import type { RunEvent, Runner, RunOptions, RunResult, RunTiming } from '../../runner/runner.ts'
import { callSignal } from './callSignal.ts'
import { UnavailableError } from './errors.ts'
import { noteTiming } from './timingHeaders.ts'

/** How a request's call is to be run. Who calls is known from the request, and so is when it hangs up. */
export type CallOptions = Pick<
  RunOptions,
  'model' | 'timeoutMs' | 'onProgress' | 'onTiming' | 'signal'
>

export interface CallsOptions {
  runner: Runner
  /** Aborts when calls are to end because the server closes. */
  draining: AbortSignal
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
    const { runner } = this.#options
    try {
      return await runner.run(task, request, this.#optionsOf(reply, options))
    } catch (error) {
      throw this.#explain(error)
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
    const { runner } = this.#options
    try {
      yield* runner.stream(task, request, this.#optionsOf(reply, options))
    } catch (error) {
      throw this.#explain(error)
    }
  }

  #optionsOf(reply: FastifyReply, options: CallOptions): RunOptions {
    const { draining } = this.#options
    const onTiming = (timing: RunTiming) => {
      noteTiming(reply, timing)
      options.onTiming?.(timing)
    }
    const ends = [callSignal(reply), draining, options.signal]
    const signal = AbortSignal.any(ends.filter((one) => one !== undefined))
    return { ...options, signal, client: reply.request.ip, onTiming }
  }

  #explain(error: unknown): unknown {
    return this.#options.draining.aborted ? new UnavailableError(error) : error
  }
}
