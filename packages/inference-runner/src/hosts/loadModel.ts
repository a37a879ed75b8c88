import type { LoadProgress } from '../engine/loadOptions.ts'
import type { ModelSpec } from '../engine/modelSpec.ts'
import { chooseEngine } from '../engines/engines.ts'
import type { CachedModel } from './ModelCache.ts'

/** Most sentences about one load that are kept. */
const MAX_WARNINGS = 20

/** Loads a model with the first engine that runs it. */
export async function loadModel(
  spec: ModelSpec,
  onProgress: (progress: LoadProgress) => void,
): Promise<CachedModel> {
  const engine = chooseEngine(spec)
  const warnings = new Set<string>()
  const onWarning = (warning: string) => {
    if (warnings.size < MAX_WARNINGS) warnings.add(warning)
  }
  const model = await engine.load(spec, { onProgress, onWarning })
  return { engine: engine.name, model, warnings: [...warnings] }
}
