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
import type { LoadProgress } from '../engine/loadOptions.ts'
import type { ModelSpec } from '../engine/modelSpec.ts'
import { piecesOf } from '../engine/piecesOf.ts'
import { noEngineReason } from '../engines/engines.ts'
import {
  InvalidOptionError,
  ModelOutputError,
  RunnerClosedError,
  UnknownModelError,
} from '../errors.ts'
import { ProcessHost } from '../hosts/ProcessHost.ts'
import { ProcessReserve } from '../hosts/ProcessReserve.ts'
import type { Logger } from '../logger.ts'
import { prepareInputs } from '../media/prepareInputs.ts'
import { startDeadline, type Deadline } from '../scheduling/deadline.ts'
import type { Entry } from '../scheduling/entry.ts'
import { isPrepared, type CallArguments } from './callArguments.ts'
import { isPiece } from './isPiece.ts'
import type { ModelProcess } from './modelOptions.ts'
import type {
  PreparedRun,
  PreparedRunOptions,
  ReadyOptions,
  RunEvent,
  Runner,
  RunOptions,
  RunResult,
  UnknownRequest,
} from './runner.ts'
import { ServedModel, type ModelInfo, type QueueLimits, type TimedAnswer } from './ServedModel.ts'
import type { TaskAbility } from './taskAbility.ts'

const LOAD_MS = 600_000

/** A runner's settings, complete. */
export interface RunnerSettings {
  models: readonly { spec: ModelSpec; process: ModelProcess }[]
  limits: QueueLimits
  allowHosts: readonly string[]
  timeoutMs: number
  graceMs: number
  memoryBudgetBytes: number
  maxProcessBytes: number
  keepsReserve: boolean
  logger: Logger
}

/** What a prepared call has for its model. */
interface Job {
  model: ServedModel
  inputs: readonly unknown[]
  parameters: Readonly<Record<string, unknown>>
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
  readonly #hosts = new Set<ProcessHost>()
  readonly #reserve: ProcessReserve
  readonly #running = new Set<Promise<void>>()
  readonly #jobs = new WeakMap<object, Job>()
  #isClosing = false
  #keepsLoaded = false

  constructor(settings: RunnerSettings) {
    this.#settings = settings
    const { models, limits, keepsReserve } = settings
    this.#reserve = new ProcessReserve(keepsReserve)
    const shared = this.#addHost()
    const execute = (model: ServedModel, entry: Entry) => this.#infer(model, entry)
    this.#served = models.map(({ spec, process }) => {
      const host = process === 'shared' ? shared : this.#addHost()
      return new ServedModel(spec, host, limits, execute)
    })
  }

  #addHost(): ProcessHost {
    const { logger, maxProcessBytes } = this.#settings
    const { take } = this.#reserve
    const onExit = () => this.#onHostExit(host)
    const host = new ProcessHost({ logger, onExit, take, maxProcessBytes })
    this.#hosts.add(host)
    return host
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
    return this.#track(race(this.#prepare(model, task, request, signal)))
  }

  assertRoom(task: TaskId, { model }: Pick<RunOptions, 'model'> = {}): void {
    this.#enter(task, model).queue.assertRoom()
  }

  async ready({
    signal: callerSignal,
    timeoutMs = LOAD_MS,
    onProgress,
  }: ReadyOptions = {}): Promise<void> {
    const { signal, race } = startDeadline(timeoutMs, callerSignal)
    const load = (model: ServedModel) => {
      const { id, task } = model.spec
      const report = (progress: LoadProgress) => onProgress?.({ ...progress, task, model: id })
      return this.#load(model, signal, report)
    }
    await race(Promise.all(this.#served.map(load)))
    this.#keepsLoaded = true
  }

  async close({ signal }: { signal?: AbortSignal | undefined } = {}): Promise<void> {
    this.#isClosing = true
    await Promise.race([Promise.all(this.#running), aborted(signal)])
    this.#reserve.close()
    await Promise.all([...this.#hosts].map((host) => host.close()))
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

  #assertOpen(): void {
    if (this.#isClosing) throw new RunnerClosedError()
  }

  async #run<Id extends TaskId>(
    call: CallArguments<Id>,
    reader?: PieceReader,
  ): Promise<RunResult<Id>> {
    this.#assertOpen()
    const options: RunOptions = (isPrepared(call) ? call[1] : call[2]) ?? {}
    const model = isPrepared(call)
      ? this.#jobOf(call[0]).model
      : this.#enter(call[0], options.model)
    const release = model.queue.reserve()
    try {
      const deadline = this.#startDeadline(options, reader)
      const { race, signal } = deadline
      const prepared = isPrepared(call)
        ? call[0]
        : await race(this.#prepare(model, call[0], call[1], signal))
      const { inputs, parameters } = this.#jobOf(prepared)
      const answer = await race(
        model.queue.run({
          task: prepared.task,
          inputs,
          parameters,
          size: inputs.length,
          client: options.client,
          deadline: deadline.at,
          signal,
          onPiece: reader?.onPiece,
        }),
      )
      return toResult(prepared, answer)
    } finally {
      release()
    }
  }

  async #prepare<Id extends TaskId>(
    model: ServedModel,
    task: Id,
    value: unknown,
    signal: AbortSignal,
  ): Promise<PreparedRun<Id>> {
    const request = parseRequest(task, value)
    const inputs = await prepareInputs(task, toList(task, request.inputs), {
      allowHosts: this.#settings.allowHosts,
      signal,
      isBatch: isBatch(task, request.inputs),
    })
    const prepared = { task, model: model.spec.id, request }
    this.#jobs.set(prepared, { model, inputs, parameters: { ...request.parameters } })
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

  async #infer(model: ServedModel, entry: Entry): Promise<TimedAnswer> {
    const { inputs, parameters, signal, onPiece } = entry
    model.lastUsed = performance.now()
    await this.#load(model, signal)
    const start = performance.now()
    const answer = await model.host.run(
      { spec: model.spec, inputs: [...inputs], parameters, isStreamed: onPiece !== undefined },
      { signal, graceMs: this.#settings.graceMs, onPiece },
    )
    return { ...answer, ms: Math.round((performance.now() - start) * 10) / 10 }
  }

  async #load(
    model: ServedModel,
    signal: AbortSignal,
    onProgress?: (progress: LoadProgress) => void,
  ): Promise<void> {
    if (model.state === 'loaded') return
    model.state = 'loading'
    try {
      model.facts = await model.host.load(model.spec, { signal, onProgress })
      model.state = 'loaded'
      this.#evictFor(model)
      const { id, task } = model.spec
      for (const warning of model.facts.warnings ?? []) {
        this.#settings.logger.warn({ model: id, task }, warning)
      }
    } catch (error) {
      model.state = error instanceof TaskmeshError && !error.retryable ? 'failed' : 'idle'
      // What was loaded of it stays in no memory.
      if (!this.#isShared(model)) void model.host.stop()
      throw error
    }
  }

  /** Unloads what was used longest ago until the weights fit the budget, or nothing else can be unloaded. */
  #evictFor(newest: ServedModel): void {
    const { memoryBudgetBytes, logger } = this.#settings
    const loaded = this.#served.filter(({ memoryBytes }) => memoryBytes !== undefined)
    let total = loaded.reduce((sum, { memoryBytes = 0 }) => sum + memoryBytes, 0)
    const idle = loaded.filter((model) => model !== newest && model.queue.isEmpty)
    for (const model of idle.toSorted((a, b) => a.lastUsed - b.lastUsed)) {
      if (total <= memoryBudgetBytes) return
      total -= model.memoryBytes ?? 0
      model.forget()
      logger.info({ model: model.spec.id, memoryBudgetBytes }, 'model unloaded to make room')
      this.#unload(model).catch((error: unknown) => {
        logger.error({ reason: reasonOf(error) }, 'model could not be unloaded')
      })
    }
  }

  /** Frees the memory of a model: ends its process, or unloads it from the one that it shares. */
  async #unload(model: ServedModel): Promise<void> {
    const { host, spec } = model
    if (!this.#isShared(model)) return host.stop()
    await host.unload(spec, { signal: AbortSignal.timeout(LOAD_MS) })
  }

  #isShared({ host }: ServedModel): boolean {
    return this.#served.filter((other) => other.host === host).length > 1
  }

  #onHostExit(host: ProcessHost): void {
    for (const model of this.#served) if (model.host === host) model.forget()
    if (!this.#keepsLoaded || this.#isClosing) return
    this.ready().catch((error: unknown) => {
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
