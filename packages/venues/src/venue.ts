import type { OutputFor, TaskId, TaskInputs, TaskRequest } from '@taskmesh/tasks'

/** Whether a venue can run a task now; if not, why, as a sentence for people. */
export type Ability = { runnable: true } | { runnable: false; reason: string }

/** What a run reports while it is under way. */
export interface VenueProgress {
  /** `loading` while a model is being loaded, `running` otherwise. */
  status: 'running' | 'loading'
  /** A sentence for the person who waits. */
  message?: string | undefined
  /** About how long this step will take from now, in milliseconds. */
  estimatedMs?: number | undefined
}

/** How a venue is to run a request. */
export interface VenueRunOptions<Progress extends VenueProgress = VenueProgress> {
  /** Ends the run when it aborts. */
  signal?: AbortSignal | undefined
  onProgress?: ((progress: Progress) => void) | undefined
}

/** What a run gives. */
export interface VenueAnswer<Id extends TaskId, Inputs extends TaskInputs<Id> = TaskInputs<Id>> {
  output: OutputFor<Id, Inputs>
  /** Sentences about the run, such as which parameter had no effect. */
  warnings: readonly string[]
  /** Name of the model that answered, where it is known. */
  model?: string | undefined
  /** How long the model ran, in milliseconds, where it is known. */
  ms?: number | undefined
}

/**
 * A place where a request can be run: a runner, the chain, the browser, a remote API, a recording.
 * It knows nothing of a user interface.
 */
export interface Venue {
  /** Unique among the venues of one program. */
  readonly id: string
  /** What people call it. */
  readonly label: string
  /** Whether it can run a task now. */
  can(task: TaskId): Ability
  /**
   * Runs a request that fits the task's schema.
   *
   * @throws a TaskmeshError; the signal's reason when it aborts.
   */
  run<Id extends TaskId, const Inputs extends TaskInputs<Id>>(
    task: Id,
    request: TaskRequest<Id, Inputs>,
    options?: VenueRunOptions,
  ): Promise<VenueAnswer<Id, Inputs>>
}
