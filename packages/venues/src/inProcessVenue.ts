import type { TaskId, TaskInputs, TaskRequest } from '@taskmesh/tasks'
import type { Ability, Venue, VenueAnswer } from './venue.ts'

/** A runner in this process, such as `createRunner` of `@taskmesh/inference-runner` makes. */
export interface InProcessRunner {
  /** Returns whether it has an engine and a model for a task. */
  ability(task: TaskId): Ability
  /** Checks, runs, and checks again. */
  run<Id extends TaskId, const Inputs extends TaskInputs<Id>>(
    task: Id,
    request: TaskRequest<Id, Inputs>,
    options: { model?: string | undefined; signal?: AbortSignal | undefined },
  ): Promise<VenueAnswer<Id, Inputs>>
}

export interface InProcessVenueOptions {
  runner: InProcessRunner
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
export function inProcessVenue(options: InProcessVenueOptions): Venue {
  const { runner, model, id = 'in-process', label = 'This process' } = options
  return {
    id,
    label,
    can: (task) => runner.ability(task),
    run: async (task, request, { signal } = {}) => {
      signal?.throwIfAborted()
      try {
        return await runner.run(task, request, { model, signal })
      } catch (error) {
        signal?.throwIfAborted()
        throw error
      }
    },
  }
}
