import { ModelLoadError } from '../../errors.ts'
import type { Engine } from '../engine.ts'
import { decisionFor } from './tasks.ts'

/** Models in the Hugging Face layout, by transformers.js on onnxruntime-node. */
export const transformersJs: Engine = {
  name: 'transformers.js',

  canRun(task, { model_type }) {
    const decision = decisionFor(task)
    if ('reason' in decision) return { runnable: false, reason: decision.reason }
    if (decision.supports(model_type)) return { runnable: true }
    return {
      runnable: false,
      reason: `transformers.js has no ${task} model of the type "${model_type}"`,
    }
  },

  async load(model, config) {
    const decision = decisionFor(model.task)
    if ('reason' in decision) throw new ModelLoadError(model.id, decision.reason)
    return decision.load(model, config)
  },
}
