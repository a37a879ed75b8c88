import type { LoadProgress } from '../engine/loadOptions.ts'
import type { ModelSpec } from '../engine/modelSpec.ts'
import { chooseEngine } from '../engines/engines.ts'
import type { CachedModel } from './ModelCache.ts'

/** Loads a model with the first engine that runs it. */
export async function loadModel(
  spec: ModelSpec,
  onProgress: (progress: LoadProgress) => void,
): Promise<CachedModel> {
  const engine = chooseEngine(spec)
  return { engine: engine.name, model: await engine.load(spec, { onProgress }) }
}
