import {
  idOf,
  InvalidOutputError,
  isDefinedTask,
  safeParseOutput,
  type DefinedTask,
  type TaskId,
  type TaskInputs,
  type TaskRef,
  type TaskRequest,
} from '@taskmesh/tasks'
import { VenueCannotRunError } from './errors.ts'
import type { Ability, Venue, VenueAnswer, VenueProgress, VenueRunOptions } from './venue.ts'

/** What a place returns before its output is checked. */
export interface RawAnswer {
  /** Anything: it is parsed with the task's output schema. */
  output: unknown
  /** Default: none. */
  warnings?: readonly string[] | undefined
  model?: string | undefined
  ms?: number | undefined
}

/** A request of one of these tasks. */
type RequestOf<Task extends TaskRef> = Task extends TaskRef ? TaskRequest<Task> : never

/** What it takes to make a venue of a place whose answers are not checked yet. */
export interface VenueDefinition<
  Progress extends VenueProgress = VenueProgress,
  Raw extends RawAnswer = RawAnswer,
  Defined extends DefinedTask = never,
> {
  id: string
  label: string
  /** The tasks of `defineTask` that it takes besides those of the registry. Default: none. */
  tasks?: readonly Defined[] | undefined
  /** Whether it can run a task now. Default: every task that it takes. */
  can?: ((task: TaskId | NoInfer<Defined>) => Ability) | undefined
  /** Runs a request, which fits the task's schema. It rejects with the signal's reason on abort. */
  run: (
    task: TaskId | NoInfer<Defined>,
    request: TaskRequest | RequestOf<NoInfer<Defined>>,
    options: VenueRunOptions<Progress>,
  ) => Promise<Raw>
}

function always(): Ability {
  return { runnable: true }
}

const NOT_TAKEN: Ability = {
  runnable: false,
  code: 'UNKNOWN_TASK',
  reason: 'This venue runs tasks of the registry only, and those that it was made with.',
}

/**
 * Makes a venue of a function whose output may be anything: the output is parsed with the task's
 * schema, and a task that the venue cannot run is refused before anything is called.
 *
 * The venue's `run` throws VenueCannotRunError, InvalidOutputError (`received` has what came), and
 * what the function throws.
 *
 * @example
 * ```ts
 * const recording = defineVenue({
 *   id: 'recording',
 *   label: 'Recording',
 *   run: async (task) => ({ output: recordedOutputs[task] }),
 * })
 * const { output } = await recording.run('translation', { inputs: 'Hello' })
 * output.translation_text // typed, and checked
 * ```
 */
export function defineVenue<
  Progress extends VenueProgress = VenueProgress,
  Raw extends RawAnswer = RawAnswer,
  Defined extends DefinedTask = never,
>(
  definition: VenueDefinition<Progress, Raw, Defined>,
): Venue<Progress, Omit<Raw, keyof RawAnswer>, TaskId | NoInfer<Defined>> {
  const { tasks = [] } = definition
  const takes = (task: TaskRef) => !isDefinedTask(task) || tasks.some(({ id }) => id === task.id)
  return makeVenue<Progress, Raw, TaskId | Defined>({
    ...definition,
    takes,
    // `run` of a venue takes requests of its tasks only; the compiler can't tell for tasks that are open.
    run: (task, request, options) =>
      definition.run(task, request as TaskRequest | RequestOf<Defined>, options),
  })
}

/** What it takes to make a venue of any tasks. */
interface VenueParts<Progress extends VenueProgress, Raw extends RawAnswer, Tasks extends TaskRef> {
  id: string
  label: string
  takes?: ((task: Tasks) => boolean) | undefined
  can?: ((task: Tasks) => Ability) | undefined
  run: (
    task: Tasks,
    request: { inputs: unknown; parameters?: unknown },
    options: VenueRunOptions<Progress>,
  ) => Promise<Raw>
}

/** Makes a venue of the tasks that it takes: all of them, where nothing else is said. */
export function makeVenue<
  Progress extends VenueProgress,
  Raw extends RawAnswer,
  Tasks extends TaskRef,
>(parts: VenueParts<Progress, Raw, Tasks>): Venue<Progress, Omit<Raw, keyof RawAnswer>, Tasks> {
  const { id, label, takes = () => true } = parts
  const can = (task: Tasks) => (takes(task) ? (parts.can ?? always)(task) : NOT_TAKEN)

  async function run<Task extends Tasks, const Inputs extends TaskInputs<Task>>(
    task: Task,
    request: TaskRequest<Task, Inputs>,
    options: VenueRunOptions<Progress> = {},
  ): Promise<VenueAnswer<Task, Inputs> & Omit<Raw, keyof RawAnswer>> {
    options.signal?.throwIfAborted()
    const ability = can(task)
    if (!ability.runnable) throw new VenueCannotRunError({ id, label }, idOf(task), ability)
    // A place without types may give nothing at all, which is no output.
    const raw: Raw = Object(await parts.run(task, request, options))
    const { output: received, warnings = [], model, ms, ...facts } = raw
    const parsed = safeParseOutput<Task, Inputs>(task, received, request.inputs)
    if (!parsed.success) throw new InvalidOutputError(idOf(task), parsed.error.issues, received)
    return { ...facts, output: parsed.data, warnings, model, ms }
  }

  return { id, label, can, run }
}
