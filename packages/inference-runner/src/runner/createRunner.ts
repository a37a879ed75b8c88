import {
  isBatch,
  parseOutput,
  parseRequest,
  type TaskId,
  type TaskInputs,
  type TaskRequest,
} from '@taskmesh/tasks'
import { TaskmeshError } from '@taskmesh/tasks/errors'
import { EngineProcess } from '../engineProcess/EngineProcess.ts'
import { RunnerClosedError, UnknownModelError } from '../errors.ts'
import { silentLogger } from '../logger.ts'
import { prepareInputs } from '../media/prepareInputs.ts'
import { startDeadline, type Deadline } from './deadline.ts'
import { toModelSource } from './modelOptions.ts'
import type { Runner, RunnerOptions, RunOptions, RunResult } from './runner.ts'
import { ServedModel } from './ServedModel.ts'

const DEFAULT_TIMEOUT_MS = 120_000
const DEFAULT_LOAD_MS = 600_000
const DEFAULT_GRACE_MS = 5000

interface Prepared {
  inputs: unknown[]
  parameters: Record<string, unknown>
}

function toList(task: TaskId, inputs: unknown): readonly unknown[] {
  return isBatch(task, inputs) ? inputs : [inputs]
}

/**
 * Makes a runner. Nothing is started or loaded before the first call, or {@link Runner.ready}.
 *
 * Models run in a process of their own: inference never stalls the caller's event loop, and a model
 * that crashes fails its calls and nothing else.
 *
 * @throws {@link InvalidModelOptionError} for a model that is named in a form that is not accepted.
 *
 * @example
 * ```ts
 * const runner = createRunner({
 *   models: [{ task: 'text-classification', id: 'me/sentiment', path: './models/sentiment' }],
 * })
 * const { output } = await runner.run('text-classification', { inputs: 'I like it' })
 * output[0]?.label // "POSITIVE"
 * await runner.close()
 * ```
 */
export function createRunner(options: RunnerOptions): Runner {
  const { allowHosts, concurrency = 1, queueSize = 64, graceMs = DEFAULT_GRACE_MS } = options
  const { logger = silentLogger } = options
  const served = options.models.map(
    (model) => new ServedModel(toModelSource(model, options), { concurrency, size: queueSize }),
  )
  const engine = new EngineProcess({ logger, onExit: () => served.forEach((model) => model.forget()) })
  const running = new Set<Promise<unknown>>()
  let isClosing = false

  function find(task: TaskId, id: string | undefined): ServedModel {
    const ofTask = served.filter(({ source }) => source.task === task)
    const found = ofTask.find(({ source }) => id === undefined || source.id === id)
    if (found !== undefined) return found
    throw new UnknownModelError(task, id, ofTask.map(({ source }) => source.id))
  }

  function startCall({ timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS, signal }: RunOptions) {
    return startDeadline(timeoutMs, signal)
  }

  async function prepareRequest(task: TaskId, value: unknown, signal: AbortSignal): Promise<Prepared> {
    const request = parseRequest(task, value)
    const inputs = await prepareInputs(task, toList(task, request.inputs), {
      allowHosts,
      signal,
      isBatch: isBatch(task, request.inputs),
    })
    return { inputs, parameters: { ...request.parameters } }
  }

  async function load(model: ServedModel, signal: AbortSignal): Promise<void> {
    if (model.state !== 'loaded') model.state = 'loading'
    try {
      model.engine = await engine.load(model.source, signal)
      model.state = 'loaded'
    } catch (error) {
      model.state = error instanceof TaskmeshError && !error.retryable ? 'failed' : 'idle'
      throw error
    }
  }

  async function infer(model: ServedModel, job: Prepared, signal: AbortSignal) {
    return model.queue.run(signal, async () => {
      await load(model, signal)
      const start = performance.now()
      const answer = await engine.run({ model: model.source, ...job }, { signal, graceMs })
      return { ...answer, ms: Math.round((performance.now() - start) * 10) / 10 }
    })
  }

  async function execute<Id extends TaskId, const Inputs extends TaskInputs<Id>>(
    { task, request }: { task: Id; request: TaskRequest<Id, Inputs> },
    model: ServedModel,
    { signal, race }: Deadline,
  ): Promise<RunResult<Id, Inputs>> {
    const job = await race(prepareRequest(task, request, signal))
    const { outputs, warnings, ms } = await race(infer(model, job, signal))
    const output = isBatch(task, request.inputs) ? outputs : outputs[0]
    return {
      task,
      model: model.source.id,
      output: parseOutput(task, output, request.inputs),
      warnings,
      ms,
    }
  }

  function enter(task: TaskId, id: string | undefined): ServedModel {
    if (isClosing) throw new RunnerClosedError()
    return find(task, id)
  }

  function track<Result>(work: Promise<Result>): Promise<Result> {
    const settled = work.then(
      () => {},
      () => {},
    )
    running.add(settled)
    void settled.then(() => running.delete(settled))
    return work
  }

  return {
    async run(task, request, runOptions = {}) {
      const model = enter(task, runOptions.model)
      return model.queue.admit(() =>
        track(execute({ task, request }, model, startCall(runOptions))),
      )
    },

    async prepare(task, request, runOptions = {}) {
      enter(task, runOptions.model)
      const { signal, race } = startCall(runOptions)
      await track(race(prepareRequest(task, request, signal)))
    },

    assertRoom(task, { model } = {}) {
      enter(task, model).queue.assertRoom()
    },

    models: () => served.map(({ info }) => info),

    async ready({ signal: callerSignal, timeoutMs = DEFAULT_LOAD_MS } = {}) {
      const { signal, race } = startDeadline(timeoutMs, callerSignal)
      await race(Promise.all(served.map((model) => load(model, signal))))
    },

    get enginePid() {
      return engine.pid
    },

    async close({ signal } = {}) {
      isClosing = true
      const drained = Promise.all(running)
      const aborted = new Promise<void>((resolve) => {
        signal?.addEventListener('abort', () => resolve(), { once: true })
        if (signal?.aborted) resolve()
      })
      await Promise.race([drained, aborted])
      await engine.close()
    },
  }
}
