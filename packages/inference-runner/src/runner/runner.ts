import type { OutputFor, TaskId, TaskInputs, TaskPiece, TaskRequest } from '@taskmesh/tasks'
import type { LoadProgress } from '../engine/loadOptions.ts'
import type {
  DetokenizeSettings,
  TokenizedText,
  TokenizerInput,
  TokenizeSettings,
} from '../engine/textAbility.ts'
import type { Logger } from '../logger.ts'
import type { RunStage } from '../scheduling/entry.ts'
import type { ModelOption, ModelProcess } from './modelOptions.ts'
import type { ModelInfo } from './ServedModel.ts'
import type { TaskAbility } from './taskAbility.ts'

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
  /**
   * About how many tokens of calls that wait for a model run at once, where the model can do that and they have
   * the same parameters and are of like length. A call that has more runs alone. 0: each call runs alone. Default
   * 4096.
   */
  maxBatchTokens?: number | undefined
  /** Time for one call in milliseconds, waiting included. Default 120 000. */
  timeoutMs?: number | undefined
  /** Which process models run in that do not say it themselves. Default `own`. */
  process?: ModelProcess | undefined
  /**
   * Bytes that the weights of loaded models may take together. What was used longest ago is unloaded when there
   * are more, and loaded again when it is called. A model that runs is never unloaded: while too many run at once
   * there are more. A model that is larger is loaded alone. Default: half of the machine's memory.
   */
  memoryBudgetBytes?: number | undefined
  /**
   * How long a model stays loaded without a call, in milliseconds. After that it is unloaded, which is the state
   * `evicted`, and loaded again by its next call. Default: for ever.
   */
  keepAliveMs?: number | undefined
  /**
   * Bytes of memory above which the process of a model is ended, with all that it takes beside the weights. It
   * is looked at every 250 ms on Linux, every 2 s elsewhere, and not on Windows. Default: three quarters of the
   * machine's memory.
   */
  maxProcessBytes?: number | undefined
  /**
   * Whether a started process is kept for the next model, so that its first call does not wait for Node.js and
   * the library of the engine. It is started half a second after the last process, while there are models
   * without one, and does not keep the program running. Default `true`.
   */
  keepsReserve?: boolean | undefined
  /** How long a call that is over may go on before the process of its model is killed. Default 5000 ms. */
  graceMs?: number | undefined
  /**
   * Threads for one operator of a model. Default: as many as there are processor cores, and one for a model folder
   * whose graphs have less than 4 MiB.
   */
  threads?: number | undefined
  /** Where to report starts, crashes and failures. Payloads are never reported. Default: nowhere. */
  logger?: Logger | undefined
}

/** How long the parts of a call took, in milliseconds. */
export interface RunTiming {
  /** Fetching and decoding its media; 0 for a call that was prepared before. */
  prepareMs: number
  /** Waiting for its turn. */
  queueMs: number
  /** Running the model. */
  runMs: number
  /** How many calls ran as one, this one included. */
  calls: number
  /** How long its sounds are together, in seconds; absent for a call without. */
  soundSeconds?: number | undefined
}

/** How a call that is prepared is to be run. */
export interface PreparedRunOptions {
  signal?: AbortSignal | undefined
  /** Time for this call in milliseconds. Default: the runner's. */
  timeoutMs?: number | undefined
  /**
   * Who calls, for example the name of an API key. Clients share a model fairly; all calls for which this is
   * not known are for one.
   */
  client?: string | undefined
  /**
   * Where the call is in a trace, as the header of W3C Trace Context has it. A server that answers for the model gets
   * it, so that what it does is in the same trace.
   */
  traceparent?: string | undefined
  /** Called while files of the model are read or downloaded, if it has to be loaded for this call. */
  onProgress?: ((progress: LoadProgress) => void) | undefined
  /** Called with the place of the call in the queue of its model, when that changes, and when the model begins. */
  onStage?: ((stage: RunStage) => void) | undefined
  /** Called with the times of the call when the model has answered it. */
  onTiming?: ((timing: RunTiming) => void) | undefined
}

/** How one call is to be run. */
export interface RunOptions extends PreparedRunOptions {
  /** Which of the task's models; default the first. */
  model?: string | undefined
}

/** Whose tokenizer is to be used, and by whom. */
export type TokenizerOptions = Pick<RunOptions, 'model' | 'client' | 'signal' | 'timeoutMs'>

/** How many tokens each text has, and how long it took to count them, in milliseconds. */
export interface TokenCounts {
  counts: number[]
  ms: number
}

/** The result of a run. */
export interface RunResult<Id extends TaskId, Inputs extends TaskInputs<Id> = TaskInputs<Id>> {
  task: Id
  /** Name of the model that ran. */
  model: string
  output: OutputFor<Id, Inputs>
  /** Sentences about the run, such as which parameter had no effect. */
  warnings: string[]
  /** How long the model ran, in milliseconds, without waiting; with the calls that ran together with this one. */
  ms: number
}

/**
 * An event of a streamed run: pieces as the model writes them, where task and model can, and at the
 * end the result, whole.
 */
export type RunEvent<Id extends TaskId, Inputs extends TaskInputs<Id> = TaskInputs<Id>> =
  { type: 'piece'; piece: TaskPiece<Id> } | { type: 'result'; result: RunResult<Id, Inputs> }

/**
 * A call that is checked, with its media fetched and decoded. Only the runner that made it runs it; it
 * may run several times.
 */
export interface PreparedRun<Id extends TaskId, Inputs extends TaskInputs<Id> = TaskInputs<Id>> {
  readonly task: Id
  /** Name of the model that will run. */
  readonly model: string
  /** The request, parsed. */
  readonly request: TaskRequest<Id, Inputs>
}

/**
 * A request whose type is not known yet, such as the body of an HTTP call. A value of any other type
 * does not compile, so that a typed request is checked by the compiler.
 */
export type UnknownRequest<Request> = unknown extends Request ? Request : never

/** How models are loaded ahead of the first call. */
export interface ReadyOptions {
  signal?: AbortSignal | undefined
  /** Time for all models together in milliseconds. Default 600 000. */
  timeoutMs?: number | undefined
  /** Called while the files of a model are read or downloaded. */
  onProgress?: ((progress: ModelProgress) => void) | undefined
}

/** How one model is loaded or unloaded. */
export interface LoadModelOptions {
  /** Which of its tasks is meant, for a model that is served for several. Default: all of them. */
  task?: TaskId | undefined
  signal?: AbortSignal | undefined
  /** Called while its files are read or downloaded. */
  onProgress?: ((progress: ModelProgress) => void) | undefined
}

/** How far a file of a model is read or downloaded. */
export interface ModelProgress extends LoadProgress {
  task: TaskId
  /** Name of the model. */
  model: string
}

/** Runs tasks with the models that it serves. */
export interface Runner {
  /**
   * Runs a task: checks the request, fetches and decodes its media, waits for its turn, runs the
   * model and checks the output. A prepared call is run without the first three.
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
  run<Id extends TaskId, Request>(
    task: Id,
    request: UnknownRequest<Request>,
    options?: RunOptions,
  ): Promise<RunResult<Id>>
  run<Id extends TaskId, Inputs extends TaskInputs<Id>>(
    prepared: PreparedRun<Id, Inputs>,
    options?: PreparedRunOptions,
  ): Promise<RunResult<Id, Inputs>>

  /**
   * Runs a task like {@link Runner.run} and yields its pieces as they come. A task or model that
   * answers all at once yields no pieces, only the result. Leaving the loop aborts the call.
   *
   * Nothing runs before the iteration begins. Errors are those of {@link Runner.run}, thrown in the
   * loop, possibly after some pieces.
   *
   * @example
   * ```ts
   * for await (const event of runner.stream('text-generation', { inputs: 'Once upon a time' })) {
   *   if (event.type === 'piece') process.stdout.write(event.piece.token.text)
   *   else console.log(event.result.warnings)
   * }
   * ```
   */
  stream<Id extends TaskId, const Inputs extends TaskInputs<Id>>(
    task: Id,
    request: TaskRequest<Id, Inputs>,
    options?: RunOptions,
  ): AsyncIterable<RunEvent<Id, Inputs>>
  stream<Id extends TaskId, Request>(
    task: Id,
    request: UnknownRequest<Request>,
    options?: RunOptions,
  ): AsyncIterable<RunEvent<Id>>
  stream<Id extends TaskId, Inputs extends TaskInputs<Id>>(
    prepared: PreparedRun<Id, Inputs>,
    options?: PreparedRunOptions,
  ): AsyncIterable<RunEvent<Id, Inputs>>

  /**
   * Does everything that {@link Runner.run} does before the model runs, and nothing more: what a
   * provider calls before it commits to a task. `run` takes what it returns, so that nothing is
   * fetched, decoded or parsed twice.
   *
   * @example
   * ```ts
   * const prepared = await runner.prepare('translation', { inputs: 'Hello' })
   * const { output } = await runner.run(prepared)
   * ```
   */
  prepare<Id extends TaskId, const Inputs extends TaskInputs<Id>>(
    task: Id,
    request: TaskRequest<Id, Inputs>,
    options?: RunOptions,
  ): Promise<PreparedRun<Id, Inputs>>
  prepare<Id extends TaskId, Request>(
    task: Id,
    request: UnknownRequest<Request>,
    options?: RunOptions,
  ): Promise<PreparedRun<Id>>

  /**
   * Splits texts into the tokens of a model, which is loaded first when necessary. They are not cut to what it
   * reads.
   *
   * @throws {@link UnknownModelError}, {@link NoTokenizerError}, {@link QueueFullError};
   * InvalidRequestError for a prompt that the model does not have.
   *
   * @example
   * ```ts
   * const [text] = await runner.tokenize('text-classification', ['I like it'])
   * text?.tokens.map(({ token }) => token) // ['[CLS]', 'i', 'like', 'it', '[SEP]']
   * ```
   */
  tokenize(
    task: TaskId,
    inputs: readonly TokenizerInput[],
    options?: TokenizeSettings & TokenizerOptions,
  ): Promise<TokenizedText[]>

  /**
   * Counts the tokens of texts, with those around them. The model reads `text.maxTokens` of them, which
   * `models()` tells. Its errors are those of `tokenize`.
   */
  countTokens(
    task: TaskId,
    inputs: readonly TokenizerInput[],
    options?: Pick<TokenizeSettings, 'promptName'> & TokenizerOptions,
  ): Promise<TokenCounts>

  /** Makes texts of tokens. Numbers that are of no token are left out. Its errors are those of `tokenize`. */
  detokenize(
    task: TaskId,
    ids: readonly (readonly number[])[],
    options?: DetokenizeSettings & TokenizerOptions,
  ): Promise<string[]>

  /** Whether a task can be run here; if not, whether a model is missing or an engine. */
  ability(task: TaskId): TaskAbility

  /**
   * Returns when a call would be let in now.
   *
   * @throws {@link UnknownModelError}, {@link QueueFullError}, {@link RunnerClosedError}.
   */
  assertRoom(task: TaskId, options?: Pick<RunOptions, 'model'>): void

  /** The models that are served: how far each is loaded, its process and its memory. */
  models(): ModelInfo[]

  /**
   * Reads the card of a model: the `README.md` of its folder, up to 256 KiB of it, without the settings at its
   * head.
   *
   * @returns `undefined` for a model that is not served, is in no folder here, or has no card.
   */
  card(model: string): Promise<string | undefined>

  /** Loads all models. Rejects with the first failure. */
  ready(options?: ReadyOptions): Promise<void>

  /**
   * Loads a model, by its name. Does nothing for one that is loaded.
   *
   * @throws {@link UnknownModelError} when no such model is served; {@link ModelLoadError} when it cannot be loaded.
   */
  load(model: string, options?: LoadModelOptions): Promise<void>

  /**
   * Frees the memory of a model, by its name; the next call loads it again. Does nothing for one that is not loaded.
   *
   * @throws {@link UnknownModelError} when no such model is served; {@link ModelBusyError} when it has calls to answer.
   */
  unload(model: string, options?: Pick<LoadModelOptions, 'task'>): Promise<void>

  /** Refuses new calls, waits for those that are there until the signal aborts, and ends all processes. */
  close(options?: { signal?: AbortSignal | undefined }): Promise<void>
}
