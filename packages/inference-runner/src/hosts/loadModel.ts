import type { LoadProgress } from '../engine/loadOptions.ts'
import type { ModelSpec } from '../engine/modelSpec.ts'
import { chooseEngine } from '../engines/engines.ts'
import { withWarnings } from '../engine/withWarnings.ts'
import { needPackages } from '../needPackages.ts'
import type { CachedModel } from './ModelCache.ts'

/** Loads a model with the first engine that runs it. */
export async function loadModel(
  spec: ModelSpec,
  onProgress: (progress: LoadProgress) => void,
): Promise<CachedModel> {
  const engine = chooseEngine(spec)
  const warnings: string[] = []
  const onWarning = (warning: string) => void warnings.push(warning)
  const model = await needPackages(engine.load(spec, { onProgress, onWarning }))
  return { engine: engine.name, model: withWarnings(model, warnings) }
}
