import {
  isBatch,
  parseOutput,
  parseRequest,
  type TaskId,
  type TaskInputs,
  type TaskRequest,
} from '@taskmesh/tasks'
import { TaskmeshError } from '@taskmesh/errors'
import { EngineProcess } from '../engineProcess/EngineProcess.ts'
import { RunnerClosedError, UnknownModelError } from '../errors.ts'
import type { Logger } from '../logger.ts'
import { prepareInputs } from '../media/prepareInputs.ts'
import { reasonOf } from '../reasonOf.ts'
import { startDeadline, type Deadline } from './deadline.ts'
import type { Runner, RunOptions, RunResult } from './runner.ts'
import type { ModelInfo, ServedModel } from './ServedModel.ts'

const LOAD_MS = 600_000

interface Prepared {
  inputs: unknown[]
  parameters: Record<string, unknown>
}

/** A runner's settings, complete. */
export interface RunnerSettings {
  served: readonly ServedModel[]
  allowHosts: readonly string[]
  timeoutMs: number
  graceMs: number
  logger: Logger
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

/** The runner that `createRunner` makes. */
export class ModelRunner implements Runner {
  readonly #settings: RunnerSettings
  readonly #engine: EngineProcess
  readonly #running = new Set<Promise<void>>()
  #isClosing = false
  #keepsLoaded = false

  constructor(settings: RunnerSettings) {
    this.#settings = settings
    const { logger } = settings
    this.#engine = new EngineProcess({ logger, onExit: () => this.#onEngineExit() })
  }

  get enginePid(): number | undefined {
    return this.#engine.pid
  }

  models(): ModelInfo[] {
    return this.#settings.served.map(({ info }) => info)
  }

  async run<Id extends TaskId, const Inputs extends TaskInputs<Id>>(
    task: Id,
    request: TaskRequest<Id, Inputs>,
    options: RunOptions = {},
  ): Promise<RunResult<Id, Inputs>> {
    const model = this.#enter(task, options.model)
    return model.queue.admit(() =>
      this.#track(this.#execute({ task, request }, model, this.#startDeadline(options))),
    )
  }

  async prepare<Id extends TaskId>(
    task: Id,
    request: TaskRequest<Id>,
    options: RunOptions = {},
  ): Promise<void> {
    this.#enter(task, options.model)
    const { signal, race } = this.#startDeadline(options)
    await this.#track(race(this.#prepare(task, request, signal)))
  }

  assertRoom(task: TaskId, { model }: Pick<RunOptions, 'model'> = {}): void {
    this.#enter(task, model).queue.assertRoom()
  }

  async ready({ signal: callerSignal, timeoutMs = LOAD_MS }: RunOptions = {}): Promise<void> {
    const { signal, race } = startDeadline(timeoutMs, callerSignal)
    await race(Promise.all(this.#settings.served.map((model) => this.#load(model, signal))))
    this.#keepsLoaded = true
  }

  async close({ signal }: { signal?: AbortSignal | undefined } = {}): Promise<void> {
    this.#isClosing = true
    await Promise.race([Promise.all(this.#running), aborted(signal)])
    await this.#engine.close()
  }

  #startDeadline({ timeoutMs = this.#settings.timeoutMs, signal }: RunOptions): Deadline {
    return startDeadline(timeoutMs, signal)
  }

  #enter(task: TaskId, id: string | undefined): ServedModel {
    if (this.#isClosing) throw new RunnerClosedError()
    const ofTask = this.#settings.served.filter(({ source }) => source.task === task)
    const found = ofTask.find(({ source }) => id === undefined || source.id === id)
    if (found !== undefined) return found
    throw new UnknownModelError(
      task,
      id,
      ofTask.map(({ source }) => source.id),
    )
  }

  async #execute<Id extends TaskId, const Inputs extends TaskInputs<Id>>(
    { task, request }: { task: Id; request: TaskRequest<Id, Inputs> },
    model: ServedModel,
    { signal, race }: Deadline,
  ): Promise<RunResult<Id, Inputs>> {
    const job = await race(this.#prepare(task, request, signal))
    const { outputs, warnings, ms } = await race(this.#infer(model, job, signal))
    const output = isBatch(task, request.inputs) ? outputs : outputs[0]
    return {
      task,
      model: model.source.id,
      output: parseOutput(task, output, request.inputs),
      warnings,
      ms,
    }
  }

  async #prepare(task: TaskId, value: unknown, signal: AbortSignal): Promise<Prepared> {
    const request = parseRequest(task, value)
    const inputs = await prepareInputs(task, toList(task, request.inputs), {
      allowHosts: this.#settings.allowHosts,
      signal,
      isBatch: isBatch(task, request.inputs),
    })
    return { inputs, parameters: { ...request.parameters } }
  }

  #infer(model: ServedModel, job: Prepared, signal: AbortSignal) {
    return model.queue.run(signal, async () => {
      await this.#load(model, signal)
      const start = performance.now()
      const { graceMs } = this.#settings
      const answer = await this.#engine.run({ model: model.source, ...job }, { signal, graceMs })
      return { ...answer, ms: Math.round((performance.now() - start) * 10) / 10 }
    })
  }

  async #load(model: ServedModel, signal: AbortSignal): Promise<void> {
    if (model.state === 'loaded') return
    model.state = 'loading'
    try {
      model.engine = await this.#engine.load(model.source, signal)
      model.state = 'loaded'
    } catch (error) {
      model.state = error instanceof TaskmeshError && !error.retryable ? 'failed' : 'idle'
      throw error
    }
  }

  #onEngineExit(): void {
    for (const model of this.#settings.served) model.forget()
    if (!this.#keepsLoaded || this.#isClosing) return
    this.ready().catch((error: unknown) => {
      const { logger } = this.#settings
      logger.error('models could not be loaded again', { reason: reasonOf(error) })
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
