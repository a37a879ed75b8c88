import {
  safeParseOutput,
  safeParseRequest,
  type TaskRef,
  type TaskInputs,
  type TaskRequest,
} from '@taskmesh/tasks'
import type { VenueAnswer, VenueFor, VenueProgress } from '@taskmesh/venues'
import { isEmptyOutput } from './isEmptyOutput.ts'
import { Stopwatch } from './Stopwatch.svelte.ts'
import { toFailure } from './toFailure.ts'
import type { KnownAnswer, RunState } from './types.ts'

/**
 * The state machine of one widget: idle → running ⇄ loading → success, empty or error. One run at a
 * time: a new one cancels the last, whose late answer is dropped.
 *
 * @example
 * ```ts
 * const run = new WidgetRun('translation')
 * await run.start({ inputs: 'Hello' }, venue)
 * run.state // { status: 'success', answer: { output: { translation_text: 'Bonjour' }, … } }
 * ```
 */
export class WidgetRun<Task extends TaskRef> {
  readonly task: Task
  #state: RunState<Task> = $state.raw({ status: 'idle' })
  readonly #stopwatch = new Stopwatch()
  readonly #onrequest: ((request: TaskRequest<Task>, venue: VenueFor<Task>) => void) | undefined
  #controller: AbortController | undefined

  /** @param onrequest - called with each request that has been checked, just before it runs. */
  constructor(task: Task, onrequest?: (request: TaskRequest<Task>, venue: VenueFor<Task>) => void) {
    this.task = task
    this.#onrequest = onrequest
  }

  get state(): RunState<Task> {
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
   * state `error`. At a venue that can't run the task nothing happens.
   */
  async start(request: unknown, venue: VenueFor<Task>): Promise<void> {
    this.cancel()
    if (!venue.can(this.task).runnable) return
    const parsed = safeParseRequest(this.task, request)
    if (!parsed.success) return this.#end({ status: 'error', failure: toFailure(parsed.error) })
    this.#onrequest?.(parsed.data, venue)
    await this.#execute(parsed.data, venue)
  }

  /**
   * Shows an answer that is known without a run. The run under way is aborted; an answer that does not
   * fit the task is an `error`.
   */
  show(request: TaskRequest<Task>, { output, note, model }: KnownAnswer): void {
    this.cancel()
    const state = this.#check(request, { output, model }, undefined)
    this.#end('answer' in state ? { ...state, answer: { ...state.answer, note } } : state)
  }

  async #execute(request: TaskRequest<Task>, venue: VenueFor<Task>): Promise<void> {
    const controller = new AbortController()
    this.#controller = controller
    this.#state = { status: 'running', venue }
    this.#stopwatch.start()
    const next = await this.#attempt(request, venue, controller)
    if (this.#controller === controller) this.#end(next)
  }

  async #attempt(
    request: TaskRequest<Task>,
    venue: VenueFor<Task>,
    controller: AbortController,
  ): Promise<RunState<Task>> {
    const onProgress = (progress: VenueProgress) => {
      if (this.#controller === controller) this.#report(progress, venue)
    }
    try {
      const options = { signal: controller.signal, onProgress }
      return this.#check(request, await venue.run(this.task, request, options), venue.label)
    } catch (error) {
      return { status: 'error', failure: toFailure(error) }
    }
  }

  #report({ status, message, estimatedMs }: VenueProgress, venue: VenueFor<Task>): void {
    this.#state =
      status === 'running'
        ? { status, venue, message }
        : { status, venue, message, estimatedMs, sinceMs: this.elapsedMs }
  }

  /**
   * The door for outputs: only some venues check theirs, and in a program without types any object may
   * be a venue. Where it is the second check it costs a millisecond, 50 for the largest media.
   */
  #check(
    request: TaskRequest<Task>,
    answer: Omit<VenueAnswer<Task>, 'output' | 'warnings'> & {
      output: unknown
      warnings?: readonly string[]
    },
    venue: string | undefined,
  ): RunState<Task> {
    const parsed = safeParseOutput<Task, TaskInputs<Task>>(this.task, answer.output, request.inputs)
    if (!parsed.success) return { status: 'error', failure: toFailure(parsed.error) }
    const { data: output } = parsed
    const { warnings = [], ms, model } = answer
    return {
      status: isEmptyOutput(output) ? 'empty' : 'success',
      answer: { request, output, warnings, ms, model, venue },
    }
  }

  #end(state: RunState<Task>): void {
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
