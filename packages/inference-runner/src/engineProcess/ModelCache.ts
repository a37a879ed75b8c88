import { chooseEngine } from '../engines/engines.ts'
import type { LoadedModel } from '../engines/engine.ts'
import { readModelConfig } from '../engines/modelConfig.ts'
import type { ModelSource } from '../engines/modelSource.ts'

/** A model in memory and the engine that runs it. */
export interface CachedModel {
  engine: string
  model: LoadedModel
}

async function loadModel(source: ModelSource): Promise<CachedModel> {
  const config = await readModelConfig(source)
  const engine = chooseEngine(source, config)
  return { engine: engine.name, model: await engine.load(source, config) }
}

/** Loads each model once, however many calls ask for it; a failed load is tried again next time. */
export class ModelCache {
  readonly #models = new Map<string, Promise<CachedModel>>()

  get(source: ModelSource): Promise<CachedModel> {
    const key = JSON.stringify(source)
    const known = this.#models.get(key)
    if (known !== undefined) return known
    const loading = loadModel(source)
    this.#models.set(key, loading)
    loading.catch(() => this.#models.delete(key))
    return loading
  }
}
