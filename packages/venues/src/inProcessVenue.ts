import {
  idOf,
  isDefinedTask,
  type TaskId,
  type TaskInputs,
  type TaskRef,
  type TaskRequest,
} from '@taskmesh/tasks'
import { VenueCannotRunError } from './errors.ts'
import type { Ability, Venue, VenueAnswer, VenueProgress } from './venue.ts'

/**
 * A runner in this process, such as `createRunner` of `@taskmesh/inference-runner` makes. That one runs
 * the tasks of the registry; one of your own may run tasks of `defineTask` as well.
 */
export interface InProcessRunner<Tasks extends TaskRef = TaskId> {
  /** Returns whether it has an engine and a model for a task. */
  ability(task: Tasks): Ability
  /** Checks, runs, and checks again. */
  run<Task extends Tasks, const Inputs extends TaskInputs<Task>>(
    task: Task,
    request: TaskRequest<Task, Inputs>,
    options: { model?: string | undefined; signal?: AbortSignal | undefined },
  ): Promise<VenueAnswer<Task, Inputs>>
}

/** Options of {@link inProcessVenue}: the runner, and which of its models. */
export interface InProcessVenueOptions<Tasks extends TaskRef = TaskId> {
  runner: InProcessRunner<Tasks>
  /** Which of the task's models; default the first. */
  model?: string | undefined
  /** Default `in-process`. */
  id?: string | undefined
  /** Default `This process`. */
  label?: string | undefined
}

/**
 * Makes a venue of a runner in this process. Its `run` throws what the runner throws, and the
 * signal's reason when it aborts. It does not close the runner.
 *
 * @example
 * ```ts
 * const venue = inProcessVenue({ runner: createRunner({ models }) })
 * const { output } = await venue.run('text-classification', { inputs: 'I like it' })
 * ```
 */
export function inProcessVenue<Tasks extends TaskRef = TaskId>(
  options: InProcessVenueOptions<Tasks>,
): Venue<VenueProgress, object, Tasks> {
  const { runner, model, id = 'in-process', label = 'This process' } = options
  return {
    id,
    label,
    can: (task) => runner.ability(task),
    run: async (task, request, { signal } = {}) => {
      signal?.throwIfAborted()
      const ability: Ability = isDefinedTask(task) ? runner.ability(task) : { runnable: true }
      if (!ability.runnable) throw new VenueCannotRunError({ id, label }, idOf(task), ability)
      try {
        return await runner.run(task, request, { model, signal })
      } catch (error) {
        signal?.throwIfAborted()
        throw error
      }
    },
  }
}
