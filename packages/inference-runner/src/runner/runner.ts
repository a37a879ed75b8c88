import type { OutputFor, TaskId, TaskInputs, TaskRequest } from '@taskmesh/tasks'
import type { Logger } from '../logger.ts'
import type { ModelOption } from './modelOptions.ts'
import type { ModelInfo } from './ServedModel.ts'

/** What a runner serves, and within which limits. */
export interface RunnerOptions {
  /** The models to serve. The first one of a task is its default. */
  models: readonly ModelOption[]
  /** Hosts that media may be fetched from although they are not public: `127.0.0.1:4001`, … */
  allowHosts?: readonly string[] | undefined
  /** Whether a model without a `path` is downloaded from the Hub. Default `false`. */
  allowRemoteModels?: boolean | undefined
  /** Folder for downloads. Default: the one of transformers.js. */
  cacheDirectory?: string | undefined
  /** How many calls of one model run at once. Default 1. */
  concurrency?: number | undefined
  /** How many more calls of one model may wait. Default 64. */
  queueSize?: number | undefined
  /** Time for one call in milliseconds, waiting included. Default 120 000. */
  timeoutMs?: number | undefined
  /** How long a call that is over may go on before the engine process is killed. Default 5000 ms. */
  graceMs?: number | undefined
  /** Threads for one operator of a model. Default: as many as there are processor cores. */
  threads?: number | undefined
  /** Where to report starts, crashes and failures. Payloads are never reported. Default: nowhere. */
  logger?: Logger | undefined
}

/** How one call is to be run. */
export interface RunOptions {
  /** Which of the task's models; default the first. */
  model?: string | undefined
  signal?: AbortSignal | undefined
  /** Time for this call in milliseconds. Default: the runner's. */
  timeoutMs?: number | undefined
}

/** What a run gives. */
export interface RunResult<Id extends TaskId, Inputs extends TaskInputs<Id>> {
  task: Id
  /** Name of the model that ran. */
  model: string
  output: OutputFor<Id, Inputs>
  /** Sentences about the run, such as which parameter had no effect. */
  warnings: string[]
  /** How long the model ran, in milliseconds, without waiting. */
  ms: number
}

/** Runs tasks with the models that it serves. */
export interface Runner {
  /**
   * Runs a task: checks the request, fetches and decodes its media, waits for its turn, runs the
   * model and checks the output.
   *
   * @throws InvalidRequestError for a request that does not fit the task's schema or the model.
   * @throws {@link MediaError} for media that cannot be read.
   * @throws {@link UnknownModelError} when no such model is served for the task.
   * @throws {@link QueueFullError}, {@link DeadlineError}, {@link AbortedError},
   * {@link EngineCrashedError}: the same call may succeed later.
   * @throws InvalidOutputError, {@link InferenceError}, {@link ModelLoadError}: the model is at fault.
   *
   * @example
   * ```ts
   * const { output, warnings } = await runner.run('translation', {
   *   inputs: 'Hello',
   *   parameters: { src_lang: 'en', tgt_lang: 'fr' },
   * })
   * output.translation_text // "Bonjour"
   * ```
   */
  run<Id extends TaskId, const Inputs extends TaskInputs<Id>>(
    task: Id,
    request: TaskRequest<Id, Inputs>,
    options?: RunOptions,
  ): Promise<RunResult<Id, Inputs>>

  /**
   * Does everything that {@link Runner.run} does before the model runs, and nothing more: what a
   * provider calls before it commits to a task.
   */
  prepare<Id extends TaskId>(
    task: Id,
    request: TaskRequest<Id>,
    options?: RunOptions,
  ): Promise<void>

  /**
   * Tells whether a call would be let in now.
   *
   * @throws {@link UnknownModelError}, {@link QueueFullError}, {@link RunnerClosedError}.
   */
  assertRoom(task: TaskId, options?: Pick<RunOptions, 'model'>): void

  /** The models that are served. */
  models(): ModelInfo[]

  /** Loads all models, within 10 minutes unless told otherwise. Rejects with the first failure. */
  ready(options?: Pick<RunOptions, 'signal' | 'timeoutMs'>): Promise<void>

  /** The number of the process in which models run; `undefined` while none runs. */
  readonly enginePid: number | undefined

  /** Refuses new calls, waits for those that are there until the signal aborts, and ends the process. */
  close(options?: { signal?: AbortSignal | undefined }): Promise<void>
}
