import { reasonOf, TaskmeshError } from '@taskmesh/errors'
import { raceSignal } from 'race-signal'
import type { LoadProgress } from '../engine/loadOptions.ts'
import type { Host, LoadedFacts } from '../hosts/host.ts'
import type { Logger } from '../logger.ts'
import { startDeadline } from '../scheduling/deadline.ts'
import { MemoryBudget } from '../scheduling/MemoryBudget.ts'
import type { ModelProgress } from './runner.ts'
import type { ServedModel } from './ServedModel.ts'

/** How long a model may take to load, in milliseconds. */
export const LOAD_MS = 600_000
/** How often is looked for models that are not called, at least. */
const IDLE_CHECK_MS = 30_000

export interface ModelMemoryOptions {
  /** Bytes of memory that the weights of all models may take together. */
  budgetBytes: number
  /** How long a model stays loaded without a call, in milliseconds; `undefined` for ever. */
  keepAliveMs?: number | undefined
  /** How long after a loading nobody waits for any more its process is ended, in milliseconds. */
  graceMs: number
  logger: Logger
}

/** Which of the models of a runner are in memory: loads them on demand and makes room for others. */
export class ModelMemory {
  readonly #options: ModelMemoryOptions
  readonly #models: readonly ServedModel[]
  readonly #budget: MemoryBudget<ServedModel>
  readonly #idleCheck: NodeJS.Timeout | undefined
  #keepsLoaded = false

  constructor(models: readonly ServedModel[], options: ModelMemoryOptions) {
    this.#models = models
    this.#options = options
    this.#budget = new MemoryBudget(options.budgetBytes)
    const { keepAliveMs } = options
    if (keepAliveMs !== undefined) this.#idleCheck = this.#unloadIdle(keepAliveMs)
  }

  /** Loads what a process held again when it dies, from now on. */
  keepLoaded(): void {
    this.#keepsLoaded = true
  }

  /** Loads and unloads nothing by itself any more. */
  close(): void {
    this.#keepsLoaded = false
    clearInterval(this.#idleCheck)
  }

  /** Waits until a model is loaded. It is loaded once for all who wait, and goes on when none does. */
  async load(
    model: ServedModel,
    signal: AbortSignal,
    onProgress?: (progress: LoadProgress) => void,
  ): Promise<void> {
    if (model.state !== 'loaded') await this.#awaitLoading(model, signal, onProgress)
    this.#budget.use(model)
  }

  /** Waits until models are loaded. */
  async loadAll(
    models: readonly ServedModel[],
    signal: AbortSignal,
    onProgress?: (progress: ModelProgress) => void,
  ): Promise<void> {
    const load = (model: ServedModel) => {
      const { id, task } = model.spec
      const report = (progress: LoadProgress) => onProgress?.({ ...progress, task, model: id })
      return this.#awaitLoading(model, signal, report)
    }
    await Promise.all(models.map(load))
  }

  /** Frees the memory of models that nobody uses, the least recently used first, while there is too much. */
  keepToBudget(): void {
    if (this.#budget.excessBytes <= 0) return
    const mayEvict = ({ state, queue }: ServedModel) => state === 'loaded' && queue.isEmpty
    for (const model of this.#budget.choose(mayEvict)) {
      this.evict(model, 'model unloaded to make room')
    }
  }

  /**
   * Frees the memory of a model.
   *
   * @param message - why, for the log.
   */
  evict(model: ServedModel, message: string): void {
    const { spec, facts } = model
    const { logger } = this.#options
    logger.info({ model: spec.id, memoryBytes: facts?.memoryBytes }, message)
    model.state = 'evicted'
    this.#free(model)
  }

  /** Notes what a process held that died, and loads it again if models are to stay loaded. */
  noteExit(host: Host): void {
    const lost = this.#models.filter(
      (model) => model.host === host && (model.state === 'loaded' || model.state === 'loading'),
    )
    for (const model of lost) {
      model.forget()
      this.#budget.remove(model)
    }
    if (!this.#keepsLoaded) return
    const { signal, race } = startDeadline(LOAD_MS)
    race(this.loadAll(lost, signal)).catch((error: unknown) => {
      const { logger } = this.#options
      logger.error({ reason: reasonOf(error) }, 'models could not be loaded again')
    })
  }

  async #awaitLoading(
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
        this.keepToBudget()
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
    this.keepToBudget()
    await Promise.all(this.#models.map(({ freeing }) => freeing))
    const { signal, race } = startDeadline(LOAD_MS)
    const { graceMs } = this.#options
    return race(model.host.load(model.spec, { signal, graceMs, onProgress: model.report }))
  }

  #logWarnings({ spec: { id, task }, facts }: ServedModel): void {
    const { logger } = this.#options
    for (const warning of facts?.warnings ?? []) logger.warn({ model: id, task }, warning)
  }

  /** Ends the process of a model, or unloads it from the one where others are. */
  #free(model: ServedModel): void {
    const { spec, host } = model
    const { logger } = this.#options
    this.#budget.remove(model)
    const isShared = this.#models.some(
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

  /** Unloads models that had no call for a while, from now on. */
  #unloadIdle(keepAliveMs: number): NodeJS.Timeout {
    const check = () => {
      for (const model of this.#models) {
        const { idleMs } = model
        if (idleMs !== undefined && idleMs >= keepAliveMs) {
          this.evict(model, 'model unloaded, as it was not called')
        }
      }
    }
    const everyMs = Math.min(Math.max(keepAliveMs / 4, 10), IDLE_CHECK_MS)
    return setInterval(check, everyMs).unref()
  }
}
