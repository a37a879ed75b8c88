import {
  safeParseOutput,
  safeParseRequest,
  type TaskId,
  type TaskInputs,
  type TaskRequest,
} from '@taskmesh/tasks'
import { isEmptyOutput } from './isEmptyOutput.ts'
import { Stopwatch } from './Stopwatch.svelte.ts'
import { toFailure } from './toFailure.ts'
import type { Runner, RunProgress, RunResult, RunState } from './types.ts'

/**
 * The state machine of one widget: idle → running ⇄ loading → success, empty or error. One run at a
 * time: a new one cancels the last, whose late answer is dropped.
 *
 * @example
 * ```ts
 * const run = new WidgetRun('translation')
 * await run.start({ inputs: 'Hello' }, { id: 'local', label: 'Run', run: askMyServer })
 * run.state // { status: 'success', answer: { output: { translation_text: 'Bonjour' }, … } }
 * ```
 */
export class WidgetRun<Id extends TaskId> {
  readonly task: Id
  #state: RunState<Id> = $state.raw({ status: 'idle' })
  readonly #stopwatch = new Stopwatch()
  readonly #onrequest: ((request: TaskRequest<Id>, runner: Runner<Id>) => void) | undefined
  #controller: AbortController | undefined

  /** @param onrequest - called with each request that has been checked, just before it runs. */
  constructor(task: Id, onrequest?: (request: TaskRequest<Id>, runner: Runner<Id>) => void) {
    this.task = task
    this.#onrequest = onrequest
  }

  get state(): RunState<Id> {
    return this.#state
  }

  get isBusy(): boolean {
    return this.#state.status === 'running' || this.#state.status === 'loading'
  }

  /** Milliseconds since the start of the run under way, in steps of a tenth of a second. */
  get elapsedMs(): number {
    return this.#stopwatch.elapsedMs
  }

  /**
   * Checks the request, runs it, checks the output. Never rejects: whatever goes wrong becomes the
   * state `error`.
   */
  async start(request: unknown, runner: Runner<Id>): Promise<void> {
    this.cancel()
    if (runner.disabled !== undefined) return
    const parsed = safeParseRequest(this.task, request)
    if (!parsed.success) return this.#end({ status: 'error', failure: toFailure(parsed.error) })
    this.#onrequest?.(parsed.data, runner)
    await this.#execute(parsed.data, runner)
  }

  async #execute(request: TaskRequest<Id>, runner: Runner<Id>): Promise<void> {
    const controller = new AbortController()
    this.#controller = controller
    this.#state = { status: 'running', runner }
    this.#stopwatch.start()
    const next = await this.#attempt(request, runner, controller)
    if (this.#controller === controller) this.#end(next)
  }

  async #attempt(
    request: TaskRequest<Id>,
    runner: Runner<Id>,
    controller: AbortController,
  ): Promise<RunState<Id>> {
    const onProgress = (progress: RunProgress) => {
      if (this.#controller === controller) this.#report(progress, runner)
    }
    try {
      const result = await runner.run(request, { signal: controller.signal, onProgress })
      return this.#judge(request, result, runner)
    } catch (error) {
      return { status: 'error', failure: toFailure(error) }
    }
  }

  #report({ status, message, estimatedMs }: RunProgress, runner: Runner<Id>): void {
    this.#state =
      status === 'running'
        ? { status, runner, message }
        : { status, runner, message, estimatedMs, sinceMs: this.elapsedMs }
  }

  #judge(request: TaskRequest<Id>, result: RunResult, runner: Runner<Id>): RunState<Id> {
    const parsed = safeParseOutput<Id, TaskInputs<Id>>(this.task, result.output, request.inputs)
    if (!parsed.success) {
      return { status: 'error', failure: toFailure(parsed.error, result.output) }
    }
    return {
      status: isEmptyOutput(parsed.data) ? 'empty' : 'success',
      answer: {
        request,
        output: parsed.data,
        warnings: result.warnings ?? [],
        ms: result.ms,
        model: result.model,
        runner: runner.label,
      },
    }
  }

  #end(state: RunState<Id>): void {
    this.#controller = undefined
    this.#stopwatch.stop()
    this.#state = state
  }

  /** Aborts the run under way and forgets the last result. */
  cancel(): void {
    this.#controller?.abort()
    this.#end({ status: 'idle' })
  }
}
