import { isTaskId, type TaskId, type TaskInputs, type TaskRequest } from '@taskmesh/tasks'
import type { ModelSpec } from '../engine/modelSpec.ts'
import { piecesOf } from '../engine/piecesOf.ts'
import { noEngineReason } from '../engines/engines.ts'
import {
  EngineCrashedError,
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
import type { TokenizerAnswer, TokenizerJob } from '../hosts/host.ts'
import { HostPool } from '../hosts/HostPool.ts'
import type { Logger } from '../logger.ts'
import { releaseMedia } from '../media/releaseMedia.ts'
import { startDeadline, type Deadline } from '../scheduling/deadline.ts'
import type { Release } from '../scheduling/FairSlots.ts'
import { inputCost } from '../scheduling/inputCost.ts'
import type { Joint } from '../scheduling/JoinedRuns.ts'
import { isPrepared, type CallArguments } from './callArguments.ts'
import { isPiece } from './isPiece.ts'
import { LOAD_MS, ModelMemory } from './ModelMemory.ts'
import type { ModelProcess } from './modelOptions.ts'
import { Preparation, toResult } from './Preparation.ts'
import { readCard } from './readCard.ts'
import type {
  LoadModelOptions,
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

/** Who takes the pieces of a call, and until when. */
interface PieceReader {
  onPiece: (piece: unknown) => void
  /** Aborts when the pieces are not read any more. */
  signal: AbortSignal
}

type AnswerOf<Kind extends TokenizerJob['kind']> = Extract<TokenizerAnswer, { kind: Kind }>

function isAnswerOf<Kind extends TokenizerJob['kind']>(
  kind: Kind,
  answer: TokenizerAnswer,
): answer is AnswerOf<Kind> {
  return answer.kind === kind
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
  readonly #memory: ModelMemory
  readonly #preparation: Preparation
  readonly #running = new Set<Promise<void>>()
  #isClosing = false

  constructor(settings: RunnerSettings) {
    this.#settings = settings
    const { logger, models, limits, maxProcessBytes, keepsReserve, hostEntry } = settings
    this.#preparation = new Preparation(settings.allowHosts)
    this.#hosts = new HostPool({
      logger,
      maxProcessBytes,
      keepsReserve,
      entry: hostEntry,
      onExit: (host) => this.#memory.noteExit(host),
    })
    const execute = (model: ServedModel, joint: Joint) =>
      // A model that has run may make room for others, once its entry has left the queue.
      this.#infer(model, joint).finally(() => {
        model.noteUse()
        setImmediate(() => this.#memory.keepToBudget())
      })
    this.#served = models.map(({ spec, process }, index) => {
      const host = this.#hosts.get(process === 'shared' ? process : `${index}: ${spec.id}`)
      return new ServedModel(spec, host, limits, execute)
    })
    const { keepAliveMs, graceMs, memoryBudgetBytes: budgetBytes } = settings
    this.#memory = new ModelMemory(this.#served, { budgetBytes, keepAliveMs, graceMs, logger })
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
      let checked = this.#preparation.check(model, task, request)
      if (checked.media === 'elsewhere') {
        checked = await this.#preparation.fetch(checked, { signal, client: options.client })
      }
      return this.#preparation.decode(checked, signal)
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
    return (await this.#readText(task, job, options)).texts
  }

  async countTokens(
    task: TaskId,
    inputs: readonly TokenizerInput[],
    options: Pick<TokenizeSettings, 'promptName'> & TokenizerOptions = {},
  ): Promise<TokenCounts> {
    const job = { kind: 'count', inputs, promptName: options.promptName } as const
    const { counts, ms } = await this.#readText(task, job, options)
    return { counts, ms }
  }

  async detokenize(
    task: TaskId,
    ids: readonly (readonly number[])[],
    options: DetokenizeSettings & TokenizerOptions = {},
  ): Promise<string[]> {
    const job = { kind: 'detokenize', ids, skipSpecialTokens: options.skipSpecialTokens } as const
    return (await this.#readText(task, job, options)).texts
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
    await race(this.#memory.loadAll(this.#served, signal, onProgress))
    this.#memory.keepLoaded()
  }

  async load(id: string, { task, signal, onProgress }: LoadModelOptions = {}): Promise<void> {
    this.#assertOpen()
    const models = this.#named(id, task)
    const deadline = startDeadline(LOAD_MS, signal)
    const loading = this.#memory.loadAll(models, deadline.signal, onProgress)
    await this.#track(deadline.race(loading))
  }

  async unload(id: string, { task }: Pick<LoadModelOptions, 'task'> = {}): Promise<void> {
    this.#assertOpen()
    const models = this.#named(id, task)
    if (models.some(({ state, queue }) => state === 'loading' || !queue.isEmpty)) {
      throw new ModelBusyError(id)
    }
    for (const model of models) {
      if (model.state === 'loaded') this.#memory.evict(model, 'model unloaded')
    }
    await Promise.all(models.map(({ freeing }) => freeing))
  }

  async close({ signal }: { signal?: AbortSignal | undefined } = {}): Promise<void> {
    this.#isClosing = true
    this.#memory.close()
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
      ? this.#preparation.jobOf(call[0]).model
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
        let checked = this.#preparation.check(model, call[0], call[1])
        if (checked.media === 'elsewhere') {
          checked = await race(this.#preparation.fetch(checked, { signal, client }))
        }
        releases.push(model.queue.reserve(client))
        if (checked.media !== 'none') {
          releases.push(await race(model.decoded.acquire({ client, signal })))
        }
        prepared = await race(this.#preparation.decode(checked, signal))
      }
      const ready = performance.now()
      const { inputs, media, parameters } = this.#preparation.jobOf(prepared)
      const costs = inputs.map(inputCost)
      const answer = await race(
        model.queue.run({
          task: prepared.task,
          inputs,
          parameters,
          cost: costs.reduce((sum, cost) => sum + cost, 0),
          longest: Math.max(...costs),
          client,
          traceparent: options.traceparent,
          deadline: deadline.at,
          signal,
          onPiece: reader?.onPiece,
          onProgress: options.onProgress,
          onStage: options.onStage,
        }),
      )
      const seconds = soundSeconds(inputs)
      // One that failed may still be written to its process, and one that was prepared may run again.
      if (!isPrepared(call)) void releaseMedia(media)
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
  #readText<Kind extends TokenizerJob['kind']>(
    task: TaskId,
    job: TokenizerJob & { kind: Kind },
    options: TokenizerOptions,
  ): Promise<AnswerOf<Kind>> {
    const work = async () => {
      const model = this.#enter(task, options.model)
      const { signal, race } = this.#startDeadline(options)
      const { client } = options
      const read = async () => {
        const release = await model.tokenizing.acquire({ client, signal })
        try {
          await this.#memory.load(model, signal)
          const answer = await model.host.readText(model.spec, job, { signal })
          if (isAnswerOf(job.kind, answer)) return answer
          throw new EngineCrashedError('It sent the reply to another job.')
        } finally {
          release()
        }
      }
      return race(read())
    }
    return this.#track(work())
  }

  async #infer(model: ServedModel, joint: Joint): Promise<TimedAnswer> {
    const { inputs, parameters, signal, traceparent, onPiece, onProgress, onStage } = joint
    await this.#memory.load(model, signal, onProgress)
    onStage?.({ state: 'running' })
    const start = performance.now()
    const { outputs, warnings } = await model.host.run(
      {
        spec: model.spec,
        inputs: [...inputs],
        parameters,
        isStreamed: onPiece !== undefined,
        ...(traceparent === undefined ? {} : { traceparent }),
      },
      { signal, graceMs: this.#settings.graceMs, onPiece },
    )
    const ms = Math.round((performance.now() - start) * 10) / 10
    if (outputs.length !== inputs.length) {
      const expected = `${inputs.length} outputs are expected, not ${outputs.length}`
      throw new ModelOutputError(expected)
    }
    return { outputs, warnings, ms, calls: joint.calls }
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
