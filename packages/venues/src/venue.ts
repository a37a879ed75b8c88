import type { OutputFor, TaskId, TaskInputs, TaskRef, TaskRequest } from '@taskmesh/tasks'

/** Why a venue cannot run a task, for programs. */
export type InabilityCode =
  /** No engine there runs the task, whatever the model. */
  | 'NO_ENGINE'
  /** No model for the task is served there. */
  | 'NO_MODEL'
  /** No source on the chain offers the task. */
  | 'NOT_OFFERED'
  /** The venue does not know the task. */
  | 'UNKNOWN_TASK'

/** Why a venue cannot run a task: a sentence for people, and a code where there is one. */
export interface Inability {
  reason: string
  code?: InabilityCode | undefined
}

/** Whether a venue can run a task now; if not, why. */
export type Ability = { runnable: true } | ({ runnable: false } & Inability)

/** What a run reports while it is under way. */
export interface VenueProgress {
  /** `loading` while a model is being loaded, `running` otherwise. */
  status: 'running' | 'loading'
  /** A sentence for the person who waits. */
  message?: string | undefined
  /** About how long this step will take from now, in milliseconds. */
  estimatedMs?: number | undefined
  /** The text that the model has written so far, while it comes in pieces. */
  text?: string | undefined
}

/** How a venue is to run a request. */
export interface VenueRunOptions<Progress extends VenueProgress = VenueProgress> {
  /** Ends the run when it aborts. */
  signal?: AbortSignal | undefined
  /** Called with each step of the run. */
  onProgress?: ((progress: Progress) => void) | undefined
}

/** What a run gives. */
export interface VenueAnswer<
  Task extends TaskRef,
  Inputs extends TaskInputs<Task> = TaskInputs<Task>,
> {
  output: OutputFor<Task, Inputs>
  /** Sentences about the run, such as which parameter had no effect. */
  warnings: readonly string[]
  /** Name of the model that answered, where it is known. */
  model?: string | undefined
  /** How long the model ran, in milliseconds, where it is known. */
  ms?: number | undefined
}

/** A venue that takes a task, whatever else it reports and returns. */
export type VenueFor<Task extends TaskRef> = Venue<VenueProgress, object, Task>

/**
 * A place where a request can be run: a runner, the chain, the browser, a remote API, a recording.
 * It knows nothing of a user interface.
 *
 * `Progress` and `Facts` are what it reports and returns beyond the common fields: a
 * `Venue<ChainProgress, ChainFacts>` is a `Venue`. `Tasks` are those that it takes: the tasks of the
 * registry, unless it takes some that a program has defined as well.
 */
export interface Venue<
  Progress extends VenueProgress = VenueProgress,
  Facts extends object = object,
  Tasks extends TaskRef = TaskId,
> {
  /** Unique among the venues of one program. */
  readonly id: string
  /** What people call it. */
  readonly label: string
  /** Returns whether it can run a task now. */
  can(task: Tasks): Ability
  /**
   * Runs a request that fits the task's schema.
   *
   * @throws a TaskmeshError; the signal's reason when it aborts.
   */
  run<Task extends Tasks, const Inputs extends TaskInputs<Task>>(
    task: Task,
    request: TaskRequest<Task, Inputs>,
    options?: VenueRunOptions<Progress>,
  ): Promise<VenueAnswer<Task, Inputs> & Facts>
}
