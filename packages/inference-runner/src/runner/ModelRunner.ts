import {
  isBatch,
  isTaskId,
  parseOutput,
  parseRequest,
  type TaskId,
  type TaskInputs,
  type TaskRequest,
} from '@taskmesh/tasks'
import { reasonOf, TaskmeshError } from '@taskmesh/errors'
import { raceSignal } from 'race-signal'
import type { LoadProgress } from '../engine/loadOptions.ts'
import type { ModelSpec } from '../engine/modelSpec.ts'
import { piecesOf } from '../engine/piecesOf.ts'
import { noEngineReason } from '../engines/engines.ts'
import {
  EngineCrashedError,
  InvalidOptionError,
  ModelBusyError,
  ModelOutputError,
  RunnerClosedError,
  UnknownModelError,
} from '../errors.ts'
import type {
  DetokenizeSettings,
  TokenizedText,
  TokenizerInput,
  TokenizeSettings,
} from '../engine/textAbility.ts'
import type { Host, LoadedFacts, TokenizerAnswer, TokenizerJob } from '../hosts/host.ts'
import { HostPool } from '../hosts/HostPool.ts'
import type { Logger } from '../logger.ts'
import { fetchInputs } from '../media/fetchInputs.ts'
import { mediaOf } from '../media/mapMedia.ts'
import { prepareInputs } from '../media/prepareInputs.ts'
import { isMediaUrl } from '../media/readMedia.ts'
import { startDeadline, type Deadline } from '../scheduling/deadline.ts'
import { FairSlots, type Release } from '../scheduling/FairSlots.ts'
import { inputCost } from '../scheduling/inputCost.ts'
import type { Joint } from '../scheduling/JoinedRuns.ts'
import { MemoryBudget } from '../scheduling/MemoryBudget.ts'
import { isPrepared, type CallArguments } from './callArguments.ts'
import { isPiece } from './isPiece.ts'
import type { ModelProcess } from './modelOptions.ts'
import { readCard } from './readCard.ts'
import type {
  LoadModelOptions,
  ModelProgress,
  PreparedRun,
  PreparedRunOptions,
  ReadyOptions,
  RunEvent,
  Runner,
  RunOptions,
  RunResult,
  TokenCounts,
  TokenizerOptions,
  UnknownRequest,
} from './runner.ts'
import { soundSeconds } from './soundSeconds.ts'
import { ServedModel, type ModelInfo, type QueueLimits, type TimedAnswer } from './ServedModel.ts'
import type { TaskAbility } from './taskAbility.ts'

const LOAD_MS = 600_000
const OTHER_JOB = 'It sent the reply to another job.'
/** How often is looked for models that are not called, at least. */
const IDLE_CHECK_MS = 30_000

/** How many calls fetch media at once, how many of one client do, and how many wait for that. */
const FETCHES = { capacity: 16, perClient: 8, waiting: 64 }

/** A model that is to be served. */
export interface PlacedModel {
  spec: ModelSpec
  process: ModelProcess
}

/** A runner's settings, complete. */
export interface RunnerSettings {
  models: readonly PlacedModel[]
  limits: QueueLimits
  allowHosts: readonly string[]
  timeoutMs: number
  graceMs: number
  /** Bytes of memory that the weights of all models may take together. */
  memoryBudgetBytes: number
  /** How long a model stays loaded without a call, in milliseconds; `undefined` for ever. */
  keepAliveMs?: number | undefined
  /** Bytes of memory above which the process of a model is ended. */
  maxProcessBytes: number
  /** Whether a process is kept in reserve. */
  keepsReserve: boolean
  logger: Logger
  /** The module that processes of models run. Default: the one that has the engines. */
  hostEntry?: URL | undefined
}

/** What a prepared call has for its model. */
interface Job {
  model: ServedModel
  inputs: readonly unknown[]
  parameters: Readonly<Record<string, unknown>>
}

/** A call that is checked; its media are not decoded yet. */
interface CheckedCall<Id extends TaskId> {
  model: ServedModel
  task: Id
  request: TaskRequest<Id>
  inputs: readonly unknown[]
  isBatch: boolean
}

/** Who takes the pieces of a call, and until when. */
interface PieceReader {
  onPiece: (piece: unknown) => void
  /** Aborts when the pieces are not read any more. */
  signal: AbortSignal
}

function toList(task: TaskId, inputs: unknown): readonly unknown[] {
  return isBatch(task, inputs) ? inputs : [inputs]
}

/** Resolves when a signal aborts; never without one. */
function aborted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    signal?.addEventListener('abort', () => resolve(), { once: true })
    if (signal?.aborted) resolve()
  })
}

/** What a program without types, or one with a task of its own, is told. */
const NOT_OF_THE_REGISTRY: TaskAbility = {
  runnable: false,
  code: 'NO_ENGINE',
  reason: 'This runner runs tasks of the registry only.',
}

/** The runner that `createRunner` makes. */
export class ModelRunner implements Runner {
  readonly #settings: RunnerSettings
  readonly #served: readonly ServedModel[]
  readonly #hosts: HostPool
  readonly #budget: MemoryBudget<ServedModel>
  readonly #fetches = new FairSlots({ name: 'fetching media', ...FETCHES })
  readonly #running = new Set<Promise<void>>()
  readonly #jobs = new WeakMap<object, Job>()
  readonly #idleCheck: NodeJS.Timeout | undefined
  #isClosing = false
  #keepsLoaded = false

  constructor(settings: RunnerSettings) {
    this.#settings = settings
    const { logger, models, limits, maxProcessBytes, keepsReserve, hostEntry } = settings
    this.#budget = new MemoryBudget(settings.memoryBudgetBytes)
    this.#hosts = new HostPool({
      logger,
      maxProcessBytes,
      keepsReserve,
      entry: hostEntry,
      onExit: (host) => this.#onHostExit(host),
    })
    const execute = (model: ServedModel, joint: Joint) =>
      // A model that has run may make room for others, once its entry has left the queue.
      this.#infer(model, joint).finally(() => {
        model.noteUse()
        setImmediate(() => this.#keepToBudget())
      })
    this.#served = models.map(({ spec, process }, index) => {
      const host = this.#hosts.get(process === 'shared' ? process : `${index}: ${spec.id}`)
      return new ServedModel(spec, host, limits, execute)
    })
    const { keepAliveMs } = settings
    if (keepAliveMs !== undefined) this.#idleCheck = this.#unloadIdle(keepAliveMs)
  }

  models(): ModelInfo[] {
    return this.#served.map(({ info }) => info)
  }

  ability(task: TaskId): TaskAbility {
    if (this.#served.some(({ spec }) => spec.task === task)) return { runnable: true }
    if (!isTaskId(task)) return NOT_OF_THE_REGISTRY
    const reason = noEngineReason(task)
    if (reason !== undefined) return { runnable: false, code: 'NO_ENGINE', reason }
    return { runnable: false, code: 'NO_MODEL', reason: 'No model is served for this task.' }
  }

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
  run<Id extends TaskId>(...call: CallArguments<Id>): Promise<RunResult<Id>> {
    return this.#track(this.#run(call))
  }

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
  async *stream<Id extends TaskId>(...call: CallArguments<Id>): AsyncIterable<RunEvent<Id>> {
    const task = isPrepared(call) ? call[0].task : call[0]
    const reading = new AbortController()
    let running: Promise<unknown> = Promise.resolve()
    const pieces = piecesOf<unknown, RunResult<Id>>((onPiece) => {
      const result = this.#track(this.#run(call, { onPiece, signal: reading.signal }))
      running = result.catch(() => {})
      return result
    })
    try {
      for (;;) {
        const { done, value } = await pieces.next()
        if (done) return yield { type: 'result', result: value }
        if (!isPiece(task, value)) throw new ModelOutputError('a piece does not fit the schema')
        yield { type: 'piece', piece: value }
      }
    } finally {
      reading.abort()
      await running
    }
  }

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
  async prepare<Id extends TaskId>(
    task: Id,
    request: unknown,
    options: RunOptions = {},
  ): Promise<PreparedRun<Id>> {
    const model = this.#enter(task, options.model)
    const { signal, race } = this.#startDeadline(options)
    const prepare = async () => {
      const checked = this.#check(model, task, request)
      const hasUrls = mediaOf(task, checked.inputs).some(isMediaUrl)
      const { client } = options
      return this.#decode(
        hasUrls ? await this.#fetch(checked, { signal, client }) : checked,
        signal,
      )
    }
    return this.#track(race(prepare()))
  }

  async tokenize(
    task: TaskId,
    inputs: readonly TokenizerInput[],
    options: TokenizeSettings & TokenizerOptions = {},
  ): Promise<TokenizedText[]> {
    const { addSpecialTokens, promptName } = options
    const job = { kind: 'tokenize', inputs, addSpecialTokens, promptName } as const
    const answer = await this.#readText(task, job, options)
    if (answer.kind !== 'tokenize') throw new EngineCrashedError(OTHER_JOB)
    return answer.texts
  }

  async countTokens(
    task: TaskId,
    inputs: readonly TokenizerInput[],
    options: Pick<TokenizeSettings, 'promptName'> & TokenizerOptions = {},
  ): Promise<TokenCounts> {
    const job = { kind: 'count', inputs, promptName: options.promptName } as const
    const answer = await this.#readText(task, job, options)
    if (answer.kind !== 'count') throw new EngineCrashedError(OTHER_JOB)
    return { counts: answer.counts, ms: answer.ms }
  }

  async detokenize(
    task: TaskId,
    ids: readonly (readonly number[])[],
    options: DetokenizeSettings & TokenizerOptions = {},
  ): Promise<string[]> {
    const job = { kind: 'detokenize', ids, skipSpecialTokens: options.skipSpecialTokens } as const
    const answer = await this.#readText(task, job, options)
    if (answer.kind !== 'detokenize') throw new EngineCrashedError(OTHER_JOB)
    return answer.texts
  }

  assertRoom(task: TaskId, { model }: Pick<RunOptions, 'model'> = {}): void {
    this.#enter(task, model).queue.assertRoom()
  }

  async card(id: string): Promise<string | undefined> {
    const found = this.#served.find(({ spec }) => spec.id === id)
    return found === undefined ? undefined : readCard(found.spec)
  }

  async ready({
    signal: callerSignal,
    timeoutMs = LOAD_MS,
    onProgress,
  }: ReadyOptions = {}): Promise<void> {
    const { signal, race } = startDeadline(timeoutMs, callerSignal)
    this.#assertOpen()
    await race(this.#loadAll(this.#served, signal, onProgress))
    this.#keepsLoaded = true
  }

  async load(id: string, { task, signal, onProgress }: LoadModelOptions = {}): Promise<void> {
    this.#assertOpen()
    const models = this.#named(id, task)
    const deadline = startDeadline(LOAD_MS, signal)
    await this.#track(deadline.race(this.#loadAll(models, deadline.signal, onProgress)))
  }

  async unload(id: string, { task }: Pick<LoadModelOptions, 'task'> = {}): Promise<void> {
    this.#assertOpen()
    const models = this.#named(id, task)
    if (models.some(({ state, queue }) => state === 'loading' || !queue.isEmpty)) {
      throw new ModelBusyError(id)
    }
    for (const model of models) {
      if (model.state === 'loaded') this.#evict(model, 'model unloaded')
    }
    await Promise.all(models.map(({ freeing }) => freeing))
  }

  async close({ signal }: { signal?: AbortSignal | undefined } = {}): Promise<void> {
    this.#isClosing = true
    clearInterval(this.#idleCheck)
    await Promise.race([Promise.all(this.#running), aborted(signal)])
    await this.#hosts.close()
  }

  #startDeadline(
    { timeoutMs = this.#settings.timeoutMs, signal }: PreparedRunOptions,
    reader?: PieceReader,
  ): Deadline {
    const signals = [signal, reader?.signal].filter((one) => one !== undefined)
    return startDeadline(timeoutMs, signals.length < 2 ? signals[0] : AbortSignal.any(signals))
  }

  #enter(task: TaskId, id: string | undefined): ServedModel {
    this.#assertOpen()
    const ofTask = this.#served.filter(({ spec }) => spec.task === task)
    const found = ofTask.find(({ spec }) => id === undefined || spec.id === id)
    if (found !== undefined) return found
    throw new UnknownModelError(
      task,
      id,
      ofTask.map(({ spec }) => spec.id),
    )
  }

  /** The models of a name. */
  #named(id: string, task: TaskId | undefined): ServedModel[] {
    const named = this.#served.filter(
      ({ spec }) => spec.id === id && (task === undefined || spec.task === task),
    )
    if (named.length > 0) return named
    const known = new Set(this.#served.map(({ spec }) => spec.id))
    throw new UnknownModelError(task ?? 'any task', id, [...known])
  }

  /** Unloads models that had no call for a while, from now on. */
  #unloadIdle(keepAliveMs: number): NodeJS.Timeout {
    const check = () => {
      for (const model of this.#served) {
        const { idleMs } = model
        if (idleMs !== undefined && idleMs >= keepAliveMs) {
          this.#evict(model, 'model unloaded, as it was not called')
        }
      }
    }
    const everyMs = Math.min(Math.max(keepAliveMs / 4, 10), IDLE_CHECK_MS)
    return setInterval(check, everyMs).unref()
  }

  #assertOpen(): void {
    if (this.#isClosing) throw new RunnerClosedError()
  }

  async #run<Id extends TaskId>(
    call: CallArguments<Id>,
    reader?: PieceReader,
  ): Promise<RunResult<Id>> {
    this.#assertOpen()
    const options: RunOptions = (isPrepared(call) ? call[1] : call[2]) ?? {}
    const { client } = options
    const model = isPrepared(call)
      ? this.#jobOf(call[0]).model
      : this.#enter(call[0], options.model)
    model.queue.assertRoom(client)
    const deadline = this.#startDeadline(options, reader)
    const { race, signal } = deadline
    const releases: Release[] = []
    try {
      const start = performance.now()
      let prepared: PreparedRun<Id>
      if (isPrepared(call)) {
        releases.push(model.queue.reserve(client))
        prepared = call[0]
      } else {
        let checked = this.#check(model, call[0], call[1])
        const media = mediaOf(checked.task, checked.inputs)
        if (media.some(isMediaUrl)) checked = await race(this.#fetch(checked, { signal, client }))
        releases.push(model.queue.reserve(client))
        if (media.length > 0) {
          releases.push(await race(model.decoded.acquire({ client, signal })))
        }
        prepared = await race(this.#decode(checked, signal))
      }
      const ready = performance.now()
      const { inputs, parameters } = this.#jobOf(prepared)
      const costs = inputs.map(inputCost)
      const answer = await race(
        model.queue.run({
          task: prepared.task,
          inputs,
          parameters,
          cost: costs.reduce((sum, cost) => sum + cost, 0),
          longest: Math.max(...costs),
          client,
          deadline: deadline.at,
          signal,
          onPiece: reader?.onPiece,
          onProgress: options.onProgress,
          onStage: options.onStage,
        }),
      )
      const seconds = soundSeconds(inputs)
      options.onTiming?.({
        prepareMs: ready - start,
        queueMs: Math.max(0, performance.now() - ready - answer.ms),
        runMs: answer.ms,
        calls: answer.calls,
        ...(seconds === 0 ? {} : { soundSeconds: seconds }),
      })
      return toResult(prepared, answer)
    } finally {
      for (const release of releases) release()
    }
  }

  /** Uses the tokenizer of a model, in slots of their own: its calls are not waited for. */
  #readText(task: TaskId, job: TokenizerJob, options: TokenizerOptions): Promise<TokenizerAnswer> {
    const work = async () => {
      const model = this.#enter(task, options.model)
      const { signal, race } = this.#startDeadline(options)
      const { client } = options
      const read = async () => {
        const release = await model.tokenizing.acquire({ client, signal })
        try {
          await this.#load(model, signal)
          this.#budget.use(model)
          return await model.host.readText(model.spec, job, { signal })
        } finally {
          release()
        }
      }
      return race(read())
    }
    return this.#track(work())
  }

  #check<Id extends TaskId>(model: ServedModel, task: Id, value: unknown): CheckedCall<Id> {
    const request = parseRequest(task, value)
    const isList = isBatch(task, request.inputs)
    return { model, task, request, inputs: toList(task, request.inputs), isBatch: isList }
  }

  /** Fetches the media of a call, in slots of their own: who waits for a slow server holds up no one. */
  async #fetch<Id extends TaskId>(
    call: CheckedCall<Id>,
    { signal, client }: { signal: AbortSignal; client: string | undefined },
  ): Promise<CheckedCall<Id>> {
    const { task, inputs: urls, isBatch: isList } = call
    const { allowHosts } = this.#settings
    const inputs = await this.#fetches.use({ client, signal }, () =>
      fetchInputs(task, urls, { allowHosts, signal, isBatch: isList }),
    )
    return { ...call, inputs }
  }

  async #decode<Id extends TaskId>(
    { model, task, request, inputs, isBatch: isList }: CheckedCall<Id>,
    signal: AbortSignal,
  ): Promise<PreparedRun<Id>> {
    const decoded = await prepareInputs(task, inputs, { signal, isBatch: isList })
    const prepared = { task, model: model.spec.id, request }
    this.#jobs.set(prepared, { model, inputs: decoded, parameters: { ...request.parameters } })
    return prepared
  }

  #jobOf(prepared: object): Job {
    const job = this.#jobs.get(prepared)
    if (job !== undefined) return job
    throw new InvalidOptionError(
      'prepared',
      'prepared: expected what prepare() of this runner returned.',
    )
  }

  async #infer(model: ServedModel, joint: Joint): Promise<TimedAnswer> {
    const { inputs, parameters, signal, onPiece, onProgress, onStage } = joint
    await this.#load(model, signal, onProgress)
    this.#budget.use(model)
    onStage?.({ state: 'running' })
    const start = performance.now()
    const { outputs, warnings } = await model.host.run(
      { spec: model.spec, inputs: [...inputs], parameters, isStreamed: onPiece !== undefined },
      { signal, graceMs: this.#settings.graceMs, onPiece },
    )
    const ms = Math.round((performance.now() - start) * 10) / 10
    if (outputs.length !== inputs.length) {
      const expected = `${inputs.length} outputs are expected, not ${outputs.length}`
      throw new ModelOutputError(expected)
    }
    return { outputs, warnings, ms, calls: joint.calls }
  }

  async #loadAll(
    models: readonly ServedModel[],
    signal: AbortSignal,
    onProgress?: (progress: ModelProgress) => void,
  ): Promise<void> {
    const load = (model: ServedModel) => {
      const { id, task } = model.spec
      const report = (progress: LoadProgress) => onProgress?.({ ...progress, task, model: id })
      return this.#load(model, signal, report)
    }
    await Promise.all(models.map(load))
  }

  /** Waits until a model is loaded. It is loaded once for all who wait, and goes on when none does. */
  async #load(
    model: ServedModel,
    signal: AbortSignal,
    onProgress?: (progress: LoadProgress) => void,
  ): Promise<void> {
    if (model.state === 'loaded') return
    if (onProgress !== undefined) model.listeners.add(onProgress)
    try {
      model.loading ??= this.#startLoading(model)
      await raceSignal(model.loading, signal)
    } finally {
      if (onProgress !== undefined) model.listeners.delete(onProgress)
    }
  }

  #startLoading(model: ServedModel): Promise<void> {
    const loading = this.#loadNow(model).then(
      (facts) => {
        if (model.loading !== loading) return
        model.facts = facts
        model.state = 'loaded'
        model.noteUse()
        model.loading = undefined
        this.#budget.use(model, facts.memoryBytes)
        this.#keepToBudget()
        this.#logWarnings(model)
      },
      (error: unknown) => {
        if (model.loading === loading) {
          model.state = error instanceof TaskmeshError && !error.retryable ? 'failed' : 'idle'
          model.loading = undefined
          // What was loaded of it stays in no memory.
          this.#free(model)
        }
        throw error
      },
    )
    loading.catch(() => {})
    return loading
  }

  async #loadNow(model: ServedModel): Promise<LoadedFacts> {
    model.beginLoading()
    await model.freeing
    // What it took the last time is known: room for that is made before.
    this.#budget.use(model, model.facts?.memoryBytes)
    this.#keepToBudget()
    await Promise.all(this.#served.map(({ freeing }) => freeing))
    const { signal, race } = startDeadline(LOAD_MS)
    const { graceMs } = this.#settings
    return race(model.host.load(model.spec, { signal, graceMs, onProgress: model.report }))
  }

  /** Frees the memory of models that nobody uses, the least recently used first, while there is too much. */
  #keepToBudget(): void {
    if (this.#budget.excessBytes <= 0) return
    const mayEvict = ({ state, queue }: ServedModel) => state === 'loaded' && queue.isEmpty
    for (const model of this.#budget.choose(mayEvict)) {
      this.#evict(model, 'model unloaded to make room')
    }
  }

  #evict(model: ServedModel, message: string): void {
    const { spec, facts } = model
    const { logger } = this.#settings
    logger.info({ model: spec.id, memoryBytes: facts?.memoryBytes }, message)
    model.state = 'evicted'
    this.#free(model)
  }

  #logWarnings({ spec: { id, task }, facts }: ServedModel): void {
    const { logger } = this.#settings
    for (const warning of facts?.warnings ?? []) logger.warn({ model: id, task }, warning)
  }

  /** Frees the memory of a model: ends its process, or unloads it from the one where others are. */
  #free(model: ServedModel): void {
    const { spec, host } = model
    const { logger } = this.#settings
    this.#budget.remove(model)
    const isShared = this.#served.some(
      (other) => other.host === host && (other.state === 'loaded' || other.state === 'loading'),
    )
    const { signal } = new AbortController()
    const freeing = (isShared ? host.unload(spec, { signal }) : host.stop())
      .catch((error: unknown) =>
        logger.warn({ reason: reasonOf(error) }, 'model could not be unloaded'),
      )
      .finally(() => {
        if (model.freeing === freeing) model.freeing = undefined
      })
    model.freeing = freeing
  }

  /** Notes what a process held that died, and loads it again if models are to stay loaded. */
  #onHostExit(host: Host): void {
    const lost = this.#served.filter(
      (model) => model.host === host && (model.state === 'loaded' || model.state === 'loading'),
    )
    for (const model of lost) {
      model.forget()
      this.#budget.remove(model)
    }
    if (!this.#keepsLoaded || this.#isClosing) return
    const { signal, race } = startDeadline(LOAD_MS)
    race(this.#loadAll(lost, signal)).catch((error: unknown) => {
      const { logger } = this.#settings
      logger.error({ reason: reasonOf(error) }, 'models could not be loaded again')
    })
  }

  #track<Result>(work: Promise<Result>): Promise<Result> {
    const settled = work.then(
      () => {},
      () => {},
    )
    this.#running.add(settled)
    void settled.then(() => this.#running.delete(settled))
    return work
  }
}

function toResult<Id extends TaskId>(
  { task, model, request }: PreparedRun<Id>,
  { outputs, warnings, ms }: TimedAnswer,
): RunResult<Id> {
  const output = isBatch(task, request.inputs) ? outputs : outputs[0]
  return { task, model, output: parseOutput(task, output, request.inputs), warnings, ms }
}
