import type { LoadedModel } from '../engine.ts'
import type { ModelConfig } from '../modelConfig.ts'
import type { ModelSource } from '../modelSource.ts'

/** How transformers.js runs one task. */
export interface TaskAdapter {
  /** Whether the library has a class for this `model_type` and task. */
  supports(modelType: string): boolean
  load(model: ModelSource, config: ModelConfig): Promise<LoadedModel>
}

/** The decision that transformers.js does not run a task. */
export interface NotRunnable {
  /** Why, as a sentence for people. */
  reason: string
}
