import {
  InvalidOutputError,
  safeParseOutput,
  type TaskId,
  type TaskInputs,
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

/** What it takes to make a venue of a place whose answers are not checked yet. */
export interface VenueDefinition<
  Progress extends VenueProgress = VenueProgress,
  Raw extends RawAnswer = RawAnswer,
> {
  id: string
  label: string
  /** Whether it can run a task now. Default: every task. */
  can?: ((task: TaskId) => Ability) | undefined
  /** Runs a request, which fits the task's schema. It rejects with the signal's reason on abort. */
  run: (task: TaskId, request: TaskRequest, options: VenueRunOptions<Progress>) => Promise<Raw>
}

function always(): Ability {
  return { runnable: true }
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
>(definition: VenueDefinition<Progress, Raw>): Venue<Progress, Omit<Raw, keyof RawAnswer>> {
  const { id, label, can = always } = definition

  async function run<Id extends TaskId, const Inputs extends TaskInputs<Id>>(
    task: Id,
    request: TaskRequest<Id, Inputs>,
    options: VenueRunOptions<Progress> = {},
  ): Promise<VenueAnswer<Id, Inputs> & Omit<Raw, keyof RawAnswer>> {
    options.signal?.throwIfAborted()
    const ability = can(task)
    if (!ability.runnable) throw new VenueCannotRunError({ id, label }, task, ability)
    const {
      output: received,
      warnings = [],
      model,
      ms,
      ...facts
    } = await definition.run(task, request, options)
    const parsed = safeParseOutput<Id, Inputs>(task, received, request.inputs)
    if (!parsed.success) throw new InvalidOutputError(task, parsed.error.issues, received)
    return { ...facts, output: parsed.data, warnings, model, ms }
  }

  return { id, label, can, run }
}
