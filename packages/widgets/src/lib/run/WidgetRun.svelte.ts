import type { TaskRef, TaskInputs, TaskRequest } from '@taskmesh/tasks'
import type { VenueAnswer, VenueFor, VenueProgress } from '@taskmesh/venues'
import { safeParseOutput, safeParseRequest } from '../task/taskCalls.ts'
import { isEmptyOutput } from './isEmptyOutput.ts'
import { paidRuns } from './paidRuns.svelte.ts'
import { Stopwatch } from './Stopwatch.svelte.ts'
import { toFailure } from './toFailure.ts'
import type { KnownAnswer, PaymentQuestion, RunAnswer, RunState } from './types.ts'

/** A request at a venue. */
interface Call<Task extends TaskRef> {
  request: TaskRequest<Task>
  venue: VenueFor<Task>
}

/** What a run gives before its output is checked. */
interface Given<Task extends TaskRef> {
  request: TaskRequest<Task>
  answer: VenueAnswer<Task>
}

type Options = { signal: AbortSignal; onProgress: (progress: VenueProgress) => void }

/**
 * The state machine of one widget: idle → running ⇄ loading → success, empty or error. One run at a
 * time: a new one cancels the last, whose late answer is dropped.
 *
 * A run that is paid is asked for first: {@link WidgetRun.question} has what it costs until {@link WidgetRun.confirm} or
 * {@link WidgetRun.decline}. One is under way at a time on a page, and while it is, nothing else starts here.
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
  #question: PaymentQuestion<Task> | undefined = $state.raw()
  #isPaid = $state(false)
  #last: Call<Task> | undefined = $state.raw()
  #answerQuestion: ((isConfirmed: boolean) => void) | undefined
  readonly #stopwatch = new Stopwatch()
  readonly #onrequest: ((request: TaskRequest<Task>, venue: VenueFor<Task>) => void) | undefined
  #controller: AbortController | undefined
  /** Of the look for a paid run that is waited for again. */
  #resuming: AbortController | undefined

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

  /** Whether the run under way was paid. */
  get isPaid(): boolean {
    return this.#isPaid
  }

  /** What a person has to agree to before a run is paid; `undefined` when nothing is asked. */
  get question(): PaymentQuestion<Task> | undefined {
    return this.#question
  }

  /** The venue of the last run, where {@link WidgetRun.retry} does the same again; `undefined` before the first. */
  get lastVenue(): VenueFor<Task> | undefined {
    return this.#last?.venue
  }

  /** Milliseconds since the start of the run under way, in steps of a tenth of a second. */
  get elapsedMs(): number {
    return this.#stopwatch.elapsedMs
  }

  /**
   * Checks the request, runs it, checks the output. Never rejects: whatever goes wrong becomes the
   * state `error`. Nothing happens at a venue that can't run the task, while a paid run is under way, and while it is
   * asked whether to pay.
   */
  async start(request: unknown, venue: VenueFor<Task>): Promise<void> {
    if (this.#isPaid || this.#question !== undefined) return
    this.#drop()
    if (!venue.can(this.task).runnable) return
    const parsed = safeParseRequest(this.task, request)
    if (!parsed.success) return this.#end({ status: 'error', failure: toFailure(parsed.error) })
    await this.#begin({ request: parsed.data, venue })
  }

  /**
   * Does the last run again, the same request at the same venue. Of a paid one that still holds its payment, it waits
   * again and pays nothing; else it is asked again.
   */
  async retry(): Promise<void> {
    const call = this.#last
    if (call === undefined || this.#isPaid || this.#question !== undefined) return
    this.#drop()
    await this.resume([call.venue])
    const isIdle = this.#state.status === 'idle' && this.#controller === undefined
    if (isIdle) await this.#begin(call)
  }

  /** Agrees to pay. A second call does nothing. */
  confirm(): void {
    this.#answerQuestion?.(true)
  }

  /** Doesn't pay; nothing was sent. */
  decline(): void {
    this.#answerQuestion?.(false)
  }

  /** Waits again for a paid run of the task that was begun earlier at one of the venues, if there is one. */
  async resume(venues: readonly VenueFor<Task>[]): Promise<void> {
    for (const venue of venues) {
      const isBusy = this.#controller ?? this.#question ?? this.#resuming
      if (isBusy !== undefined || paidRuns.isBusy) return
      if (venue.resume !== undefined) await this.#resumeAt(venue)
    }
  }

  async #resumeAt(venue: VenueFor<Task>): Promise<void> {
    const controller = new AbortController()
    this.#resuming = controller
    const before = this.#state
    let end: (() => void) | undefined
    const next = await this.#attempt(venue, controller, (options) =>
      venue.resume?.(this.task, {
        ...options,
        onProgress: (progress) => {
          end ??= this.#takeOver(controller)
          options.onProgress(progress)
        },
      }),
    )
    end?.()
    this.#resuming = undefined
    if (this.#controller === controller) this.#end(next ?? before)
  }

  /** There is something to wait for: it becomes the run of the widget, unless another has begun. */
  #takeOver(controller: AbortController): () => void {
    const end = this.#controller || this.#question ? undefined : this.#pay()
    if (end === undefined) {
      controller.abort()
      return () => {}
    }
    this.#controller = controller
    this.#stopwatch.start()
    return end
  }

  /**
   * Shows an answer that is known without a run. The run under way is aborted; an answer that does not
   * fit the task is an `error`.
   */
  show(request: TaskRequest<Task>, { output, note, model }: KnownAnswer): void {
    this.#drop()
    const state = this.#check(request, { output, model }, undefined)
    this.#end('answer' in state ? { ...state, answer: { ...state.answer, note } } : state)
  }

  async #begin(call: Call<Task>): Promise<void> {
    const price = call.venue.price?.(this.task)
    if (price === undefined) return this.#execute(call)
    const end = (await this.#ask({ ...call, price })) ? this.#pay() : undefined
    if (end === undefined) return
    await this.#execute(call)
    end()
  }

  /** Asks whether to pay. */
  async #ask(question: PaymentQuestion<Task>): Promise<boolean> {
    this.#question = question
    const isConfirmed = await new Promise<boolean>((resolve) => (this.#answerQuestion = resolve))
    this.#question = undefined
    this.#answerQuestion = undefined
    return isConfirmed
  }

  /** Marks the run as paid; returns what ends that, or `undefined` while another paid run is under way. */
  #pay(): (() => void) | undefined {
    const end = paidRuns.begin()
    if (end === undefined) return undefined
    this.#isPaid = true
    return () => {
      this.#isPaid = false
      end()
    }
  }

  #control(): AbortController {
    const controller = new AbortController()
    this.#controller = controller
    this.#stopwatch.start()
    return controller
  }

  async #execute(call: Call<Task>): Promise<void> {
    const { request, venue } = call
    const controller = this.#control()
    this.#last = call
    this.#state = { status: 'running', venue }
    this.#onrequest?.(request, venue)
    const next = await this.#attempt(venue, controller, async (options) => ({
      request,
      answer: await venue.run(this.task, request, options),
    }))
    if (this.#controller === controller) this.#end(next ?? { status: 'idle' })
  }

  async #attempt(
    venue: VenueFor<Task>,
    controller: AbortController,
    run: (options: Options) => Promise<Given<Task> | undefined> | undefined,
  ): Promise<RunState<Task> | undefined> {
    const onProgress = (progress: VenueProgress) => {
      if (this.#controller === controller) this.#report(progress, venue)
    }
    try {
      const given = await run({ signal: controller.signal, onProgress })
      return given && this.#check(given.request, given.answer, venue.label)
    } catch (error) {
      return { status: 'error', failure: toFailure(error) }
    }
  }

  #report({ status, message, estimatedMs, text }: VenueProgress, venue: VenueFor<Task>): void {
    const before = this.#state
    const isBusy = before.status === 'running' || before.status === 'loading'
    const soFar = text ?? (isBusy ? before.text : undefined)
    const now = this.elapsedMs
    // An estimate that is made again goes on with the same bar.
    const sinceMs = before.status === 'loading' && estimatedMs !== undefined ? before.sinceMs : now
    const total = estimatedMs === undefined ? undefined : now - sinceMs + estimatedMs
    const shown = { venue, message, ...(soFar === undefined ? {} : { text: soFar }) }
    this.#state =
      status === 'running'
        ? { status, ...shown }
        : { status, ...shown, estimatedMs: total, sinceMs }
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

  /** Shows the answer of an earlier run, in the place of the last result. */
  recall(answer: RunAnswer<Task>): void {
    this.cancel()
    this.#end({ status: isEmptyOutput(answer.output) ? 'empty' : 'success', answer })
  }

  /** Aborts the run under way, doesn't pay what is asked, and forgets the last result. */
  cancel(): void {
    this.#resuming?.abort()
    this.#drop()
  }

  #drop(): void {
    this.decline()
    this.#controller?.abort()
    this.#end({ status: 'idle' })
  }

  /** Forgets the last result. A paid run under way goes on: it is answered whatever else is done. */
  clear(): void {
    if (!this.#isPaid) this.#drop()
  }
}
