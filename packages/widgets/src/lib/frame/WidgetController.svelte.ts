import type { TaskInput, TaskRef, TaskRequest } from '@taskmesh/tasks'
import type { Example } from '@taskmesh/tasks/examples'
import type { LazyExample, ShownExample } from '@taskmesh/tasks-data/showcase'
import type { VenueFor } from '@taskmesh/venues'
import { tick } from 'svelte'
import { FieldProblems } from '../form/FieldProblems.svelte.ts'
import { describePath } from '../form/describePath.ts'
import { RequestForm } from '../form/RequestForm.svelte.ts'
import { answerPairs, type AnswerPair } from '../form/answerPairs.ts'
import { MediaAlts } from '../media/MediaAlts.svelte.ts'
import { examplesOf, hasShowcaseOf, metaOf, showcaseOf, type TaskMeta } from './taskFacts.ts'
import { provideMessages, useMessages, type ReadMessages } from '../messages/context.ts'
import { fillPhrase, type Translate } from '../messages/useTranslate.ts'
import type { Messages } from '../messages/english.ts'
import { LazyPart } from '../parts/LazyPart.svelte.ts'
import type { FindError, RunAnswer } from '../run/types.ts'
import { WidgetRun } from '../run/WidgetRun.svelte.ts'
import type { Comparison } from './tools/Comparison.svelte.ts'
import type { HistoryEntry, RunHistory } from './tools/RunHistory.svelte.ts'
import { toFailure } from '../run/toFailure.ts'
import { preferredVenue } from '../run/preferredVenue.svelte.ts'
import type { WidgetProps } from './types.ts'

interface Options<Task extends TaskRef> {
  /** The input of an empty form. */
  blank: TaskInput<Task>
  /** The widget's props, read whenever they are needed. */
  props: () => WidgetProps<Task>
}

/**
 * What a widget does: holds the form and the run, runs what the form holds, and finds the error of
 * each field. Create it while a component is being set up.
 *
 * @example
 * ```ts
 * let props: WidgetProps<'translation'> = $props()
 * const widget = new WidgetController('translation', { blank: '', props: () => props })
 * ```
 */
export class WidgetController<Task extends TaskRef> {
  readonly task: Task
  readonly form: RequestForm<Task>
  readonly run: WidgetRun<Task>
  /** What keeps the form from being run before its request is looked at. */
  readonly problems = new FieldProblems()
  /** What the media of the chosen example show. */
  readonly alts = new MediaAlts()
  readonly examples: readonly Example<Task>[]
  /** Whether the request is edited as text. */
  isText = $state(false)
  #comparison: Comparison<Task> | undefined = $state.raw()
  #linkProblem: string | undefined = $state.raw()
  readonly #props: () => WidgetProps<Task>
  readonly #outerMessages: ReadMessages
  #showcase: readonly LazyExample<Task>[] = $state.raw([])
  #initial: Example<Task> | LazyExample<Task> | undefined = $state.raw()

  constructor(task: Task, { blank, props }: Options<Task>) {
    this.task = task
    this.#props = props
    this.#outerMessages = useMessages()
    provideMessages(() => this.messages)
    this.form = new RequestForm(task, blank)
    this.run = new WidgetRun(task, (request, venue) => props().onrequest?.(request, venue.id))
    this.examples = examplesOf(task)
    const { example: wanted = 0, request } = props()
    if (request !== undefined) this.form.load(request)
    if (request !== undefined) return
    // Until the media of a showcase are loaded, the first of the others stands in for it: nothing moves when they come.
    const example = this.examples[wanted === 'showcase' ? 0 : (wanted ?? -1)]
    if (!this.#isShowcase) this.#initial = example
    if (example === undefined) return
    this.form.load(example.request)
    this.#answer(example)
  }

  get meta(): TaskMeta {
    return metaOf(this.task)
  }

  /** Name of the widget for screen readers. */
  get label(): string {
    return this.#props().label ?? this.meta.name
  }

  /** What the widget says. */
  /** Says a phrase in the language of the widget. */
  readonly t: Translate = (phrase, ...values) =>
    fillPhrase(this.messages.phrases[phrase] ?? phrase, values)

  get messages(): Messages {
    return this.#props().messages ?? this.#outerMessages()
  }

  get theme(): WidgetProps<Task>['theme'] {
    return this.#props().theme
  }

  get venues(): readonly VenueFor<Task>[] {
    return this.#props().venues
  }

  /**
   * The venue of the main button and of Ctrl+Enter: the one that somebody chose before, or the first
   * that can run the task.
   */
  get mainVenue(): VenueFor<Task> | undefined {
    const { runnable } = this
    return runnable.find(({ id }) => id === preferredVenue.id) ?? runnable[0]
  }

  /** The venues that can run the task now. */
  get runnable(): readonly VenueFor<Task>[] {
    return this.venues.filter((venue) => venue.can(this.task).runnable)
  }

  get permalink(): WidgetProps<Task>['permalink'] {
    return this.#props().permalink
  }

  /** Two venues that run the same request; `undefined` while there is one run at a time. */
  get comparison(): Comparison<Task> | undefined {
    return this.#comparison
  }

  /** Why the link that the widget was given fills nothing, as a sentence. */
  get linkProblem(): string | undefined {
    return this.#linkProblem
  }

  /** Fills the form with the request of a permalink. */
  async #follow(linked: string): Promise<void> {
    try {
      const { decodeRequest } = await import('../request/requestLink.ts')
      this.load(await decodeRequest(this.task, linked))
      this.#linkProblem = undefined
    } catch (error) {
      this.#linkProblem = toFailure(error).shortMessage
    }
  }

  /** The venues that can be compared: those that run the task now, and those that are there for that alone. */
  get comparable(): readonly VenueFor<Task>[] {
    const others = this.#props().compareVenues ?? []
    return [...this.runnable, ...others.filter((venue) => venue.can(this.task).runnable)]
  }

  /** Begins or ends a comparison. */
  async compare(): Promise<void> {
    this.run.clear()
    const before = this.#comparison
    before?.cancel()
    this.#comparison = undefined
    if (before !== undefined) return
    const { Comparison } = await import('./tools/Comparison.svelte.ts')
    this.#comparison ??= new Comparison(this.task, () => this.comparable)
  }

  /** The last runs, with what keeps them. */
  readonly history = new LazyPart<RunHistory<Task>>(async () => {
    const { RunHistory } = await import('./tools/RunHistory.svelte.ts')
    const history = new RunHistory(this.task, this.#props().history === 'session')
    history.restore()
    return { default: history }
  })

  async #remember(answer: RunAnswer<Task>): Promise<void> {
    try {
      await this.history.load()
      this.history.current?.add(answer)
    } catch {
      // The widget runs without it. What shows the history says that it is missing.
    }
  }

  /** The examples whose media are loaded when they are chosen; empty until the widget is shown. */
  get showcase(): readonly LazyExample<Task>[] {
    return this.#showcase
  }

  /** The example that filled the form at first; `undefined` until its media are loaded. */
  get initialExample(): Example<Task> | LazyExample<Task> | undefined {
    return this.#initial
  }

  get #isShowcase(): boolean {
    const { example, request } = this.#props()
    return request === undefined && example === 'showcase' && hasShowcaseOf(this.task)
  }

  /** Lists the examples with media; `undefined` when the first cannot be loaded. */
  async #listShowcase(): Promise<ShownExample<Task> | undefined> {
    try {
      this.#showcase = await showcaseOf(this.task)
      return await this.#showcase[0]?.load()
    } catch {
      return undefined
    }
  }

  /**
   * Fills the form with the first example that has media, or with the first of the others when that
   * cannot be loaded. It does not when somebody was faster.
   */
  async #show(): Promise<void> {
    const before = this.form.items
    const values = before.map(({ value }) => value)
    const shown = await this.#listShowcase()
    const example = shown ?? this.examples[0]
    const isUntouched =
      this.form.items === before && before.every(({ value }, index) => value === values[index])
    if (!isUntouched || example === undefined) return
    this.form.load(example.request)
    this.alts.take(example)
    this.#answerSoon(example)
    this.#initial = shown === undefined ? example : this.#showcase[0]
  }

  /** Fills the form and forgets the last result, which belongs to another request. */
  load(request: TaskRequest<Task>): void {
    this.run.clear()
    this.problems.clear()
    this.form.load(request)
  }

  /** Shows what is known to answer an example. */
  #answer(example: Example<Task>): void {
    const known = this.#props().known?.(example)
    if (known !== undefined) this.run.show(example.request, known)
  }

  /** The change of the form, seen at the next tick, forgets the last answer: this one comes after. */
  #answerSoon(example: Example<Task>): void {
    void tick().then(() => {
      if (!this.run.isBusy) this.#answer(example)
    })
  }

  /** Fills the form with an example, whose media say what they show as long as they are there. */
  choose(example: Example<Task> | ShownExample<Task>): void {
    this.load(example.request)
    this.alts.take(example)
    this.#answerSoon(example)
  }

  /** Forgets the last result, which belongs to another request. A run under way goes on. */
  change(): void {
    if (!this.run.isBusy) this.run.clear()
    for (const { run } of this.#comparison?.sides ?? []) if (!run.isBusy) run.cancel()
  }

  /** Fills the form with the request of an earlier run, and shows its answer where it is still there. */
  async recall({ request, answer }: HistoryEntry<Task>): Promise<void> {
    this.load(request)
    // The form says that it has changed, which takes the last result away.
    await tick()
    if (answer !== undefined) this.run.recall(answer)
  }

  /** Runs what the form holds. Without a venue: at the first that can run the task. */
  async start(venue?: VenueFor<Task>): Promise<void> {
    if (this.problems.isAny) return this.change()
    if (this.#comparison !== undefined) return this.#comparison.start(this.form.request)
    const chosen = venue ?? this.mainVenue
    if (chosen === undefined) return
    await this.run.start(this.form.request, chosen)
    const { state } = this.run
    if (state.status !== 'success' && state.status !== 'empty') return
    await this.#remember(state.answer)
  }

  /** Starts what the props ask for; returns what to do when the widget goes. */
  mount(): () => void {
    let isGone = false
    const { linked } = this.#props()
    if (linked !== undefined) void this.#follow(linked)
    const autorun = () => {
      const { autorun: wanted = false } = this.#props()
      if (wanted === false || isGone) return
      void this.start(this.venues.find(({ id }) => wanted === true || id === wanted))
    }
    if (this.#isShowcase) void this.#show().then(autorun)
    else autorun()
    return () => {
      isGone = true
      this.run.cancel()
      this.#comparison?.cancel()
    }
  }

  /** Tells the props how the last run ended. */
  report(): void {
    const { state } = this.run
    const { onresult, onerror } = this.#props()
    if (state.status === 'error') onerror?.(state.failure)
    if (state.status === 'success' || state.status === 'empty') onresult?.(state.answer)
  }

  /** What the last run found wrong with the field at a path such as `inputs[0].question`. */
  readonly error: FindError = (path, { isExact = false } = {}) => {
    const { state } = this.run
    if (state.status !== 'error') return undefined
    const isAt = (place: string) =>
      place === path || (!isExact && (place.startsWith(`${path}.`) || place.startsWith(`${path}[`)))
    const issue = state.failure.issues.find((other) => isAt(other.path))
    if (issue === undefined || issue.path === path) return issue?.message
    return `${describePath(issue.path.slice(path.length))}: ${issue.message}`
  }

  /** The inputs of the last result with their outputs; empty when there is none. */
  get pairs(): AnswerPair<Task>[] {
    const { state } = this.run
    return state.status === 'success' || state.status === 'empty'
      ? answerPairs(this.task, state.answer)
      : []
  }
}
