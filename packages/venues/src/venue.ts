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

/** What a run costs, to be said to a person before it is paid. */
export interface VenuePrice {
  /** In the smallest unit of the currency, such as wei. */
  amount: bigint
  /** Name of the currency, such as `OGPU`. */
  symbol: string
  /** How many of its digits are behind the point. */
  decimals: number
  /** Seconds in which it has to be answered; the payment can be taken back after that. */
  expiresIn: number
  /** Who pays: an address. */
  account: string
  /** What anybody can read from then on, as a sentence. */
  becomesPublic: string
}

/** A run that was begun earlier, with what it was asked. */
export interface ResumedRun<Task extends TaskRef> {
  request: TaskRequest<Task>
  answer: VenueAnswer<Task>
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
  /** Returns what a run costs, of a venue where runs are paid. */
  price?(task: Tasks): VenuePrice | undefined
  /**
   * Waits again for a paid run of the task that nobody waits for, such as one from before a page was loaded anew. It pays
   * nothing, and calls `onProgress` at once when there is one.
   *
   * @returns `undefined` when there is none.
   * @throws what `run` does.
   */
  resume?<Task extends Tasks>(
    task: Task,
    options?: VenueRunOptions<Progress>,
  ): Promise<ResumedRun<Task> | undefined>
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
