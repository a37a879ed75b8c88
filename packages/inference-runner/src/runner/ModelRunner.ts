import type { TaskId, TaskInputs, TaskRequest } from '@taskmesh/tasks'
import { piecesOf } from '../engine/piecesOf.ts'
import { ModelBusyError, ModelOutputError, RunnerClosedError } from '../errors.ts'
import type {
  DetokenizeSettings,
  TokenizedText,
  TokenizerInput,
  TokenizeSettings,
} from '../engine/textAbility.ts'
import type { TokenizerJob } from '../hosts/host.ts'
import { HostPool } from '../hosts/HostPool.ts'
import { startDeadline, type Deadline } from '../scheduling/deadline.ts'
import type { Joint } from '../scheduling/JoinedRuns.ts'
import { isPrepared, type CallArguments } from './callArguments.ts'
import { isPiece } from './isPiece.ts'
import { LOAD_MS, ModelMemory } from './ModelMemory.ts'
import { Preparation } from './Preparation.ts'
import { readText, type AnswerOf } from './readText.ts'
import { runCall } from './runCall.ts'
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
import type { RunnerSettings } from './runnerSettings.ts'
import { ServedModel, type ModelInfo, type TimedAnswer } from './ServedModel.ts'
import { ServedModels } from './ServedModels.ts'
import type { TaskAbility } from './taskAbility.ts'

/** Who takes the pieces of a call, and until when. */
interface PieceReader {
  onPiece: (piece: unknown) => void
  /** Aborts when the pieces are not read any more. */
  signal: AbortSignal
}

/** Resolves when a signal aborts; never without one. */
function aborted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    signal?.addEventListener('abort', () => resolve(), { once: true })
    if (signal?.aborted) resolve()
  })
}

/** The runner that `createRunner` makes. */
export class ModelRunner implements Runner {
  readonly #settings: RunnerSettings
  readonly #models: ServedModels
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
    const served = models.map(({ spec, process }, index) => {
      const host = this.#hosts.get(process === 'shared' ? process : `${index}: ${spec.id}`)
      return new ServedModel(spec, host, limits, execute)
    })
    this.#models = new ServedModels(served)
    const { keepAliveMs, graceMs, memoryBudgetBytes: budgetBytes } = settings
    this.#memory = new ModelMemory(served, { budgetBytes, keepAliveMs, graceMs, logger })
  }

  models(): ModelInfo[] {
    return this.#models.infos()
  }

  ability(task: TaskId): TaskAbility {
    return this.#models.ability(task)
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

  card(id: string): Promise<string | undefined> {
    return this.#models.card(id)
  }

  async ready({
    signal: callerSignal,
    timeoutMs = LOAD_MS,
    onProgress,
  }: ReadyOptions = {}): Promise<void> {
    const { signal, race } = startDeadline(timeoutMs, callerSignal)
    this.#assertOpen()
    await race(this.#memory.loadAll(this.#models.all, signal, onProgress))
    this.#memory.keepLoaded()
  }

  async load(id: string, { task, signal, onProgress }: LoadModelOptions = {}): Promise<void> {
    this.#assertOpen()
    const models = this.#models.named(id, task)
    const deadline = startDeadline(LOAD_MS, signal)
    const loading = this.#memory.loadAll(models, deadline.signal, onProgress)
    await this.#track(deadline.race(loading))
  }

  async unload(id: string, { task }: Pick<LoadModelOptions, 'task'> = {}): Promise<void> {
    this.#assertOpen()
    const models = this.#models.named(id, task)
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
    return this.#models.find(task, id)
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
    const { onPiece } = reader ?? {}
    const preparation = this.#preparation
    const model = isPrepared(call)
      ? preparation.jobOf(call[0]).model
      : this.#enter(call[0], options.model)
    const deadline = this.#startDeadline(options, reader)
    return runCall(call, { model, preparation, deadline, options, onPiece })
  }

  #readText<Kind extends TokenizerJob['kind']>(
    task: TaskId,
    job: TokenizerJob & { kind: Kind },
    options: TokenizerOptions,
  ): Promise<AnswerOf<Kind>> {
    const work = async () => {
      const model = this.#enter(task, options.model)
      const deadline = this.#startDeadline(options)
      return readText<Kind>(job, { model, memory: this.#memory, deadline, client: options.client })
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
