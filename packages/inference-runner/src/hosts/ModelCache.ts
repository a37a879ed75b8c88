import type { LoadedModel } from '../engine/loadedModel.ts'
import type { LoadProgress } from '../engine/loadOptions.ts'
import type { ModelSpec } from '../engine/modelSpec.ts'

/** A model in memory and the engine that runs it. */
export interface CachedModel {
  engine: string
  model: LoadedModel
}

type Listener = (progress: LoadProgress) => void

/** Loads a model with the engine that runs it. */
export type LoadModel = (spec: ModelSpec, onProgress: Listener) => Promise<CachedModel>

interface Entry {
  loading: Promise<CachedModel>
  /** Called with the progress of the loading. */
  listeners: Set<Listener>
  /** Runs that have not ended. */
  uses: Set<Promise<unknown>>
}

/**
 * The models of one process. Each is loaded once, however many calls need it; a failed load is tried
 * again next time. A model is disposed of when nothing runs it any more.
 */
export class ModelCache {
  readonly #load: LoadModel
  readonly #entries = new Map<string, Entry>()

  constructor(load: LoadModel) {
    this.#load = load
  }

  /** Loads a model, or waits until it is loaded. */
  async load(spec: ModelSpec, onProgress: Listener): Promise<CachedModel> {
    const { loading, listeners } = this.#entryOf(spec, onProgress)
    try {
      return await loading
    } finally {
      listeners.delete(onProgress)
    }
  }

  /** Uses a model, which is loaded first when necessary and not disposed of meanwhile. */
  async use<Result>(
    spec: ModelSpec,
    work: (model: LoadedModel) => Promise<Result>,
  ): Promise<Result> {
    const { loading, uses } = this.#entryOf(spec)
    const use = loading.then(({ model }) => work(model))
    const settled = use.catch(() => {})
    uses.add(settled)
    try {
      return await use
    } finally {
      uses.delete(settled)
    }
  }

  /** Frees the memory of a model, once its runs have ended. Does nothing for one that is not there. */
  async unload(spec: ModelSpec): Promise<void> {
    const key = JSON.stringify(spec)
    const entry = this.#entries.get(key)
    this.#entries.delete(key)
    if (entry !== undefined) await dispose(entry)
  }

  /** Frees the memory of all models, once their runs have ended. */
  async clear(): Promise<void> {
    const entries = [...this.#entries.values()]
    this.#entries.clear()
    await Promise.all(entries.map(dispose))
  }

  #entryOf(spec: ModelSpec, onProgress?: Listener): Entry {
    const key = JSON.stringify(spec)
    const known = this.#entries.get(key)
    if (known !== undefined) {
      if (onProgress !== undefined) known.listeners.add(onProgress)
      return known
    }
    const listeners = new Set(onProgress === undefined ? [] : [onProgress])
    const loading = this.#load(spec, (progress) => {
      for (const listener of listeners) listener(progress)
    })
    const entry = { loading, listeners, uses: new Set<Promise<unknown>>() }
    this.#entries.set(key, entry)
    loading.catch(() => {
      if (this.#entries.get(key) === entry) this.#entries.delete(key)
    })
    return entry
  }
}

async function dispose({ loading, uses }: Entry): Promise<void> {
  const loaded = await loading.catch(() => undefined)
  await Promise.all(uses)
  await loaded?.model.dispose()
}
