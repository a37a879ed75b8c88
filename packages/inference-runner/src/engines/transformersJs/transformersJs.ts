import type { TaskId } from '@taskmesh/tasks'
import type { Engine, Verdict } from '../../engine/engine.ts'
import { ModelLoadError } from '../../errors.ts'
import { ADAPTERS } from './adapters.ts'

function canRun(task: TaskId): Verdict {
  const decision = ADAPTERS[task]
  return 'reason' in decision ? { runnable: false, ...decision } : { runnable: true }
}

/** Models in the Hugging Face layout, by transformers.js on onnxruntime-node. */
export const transformersJs: Engine = {
  name: 'transformers.js',
  kinds: ['hugging-face'],
  canRun,

  async load(spec, options) {
    const decision = ADAPTERS[spec.task]
    if (spec.kind !== 'hugging-face' || 'reason' in decision) {
      throw new ModelLoadError(spec.id, `transformers.js does not run it for ${spec.task}.`)
    }
    const { default: adapter } = await decision()
    return adapter.load(spec, options)
  },

  async warm() {
    // What every adapter needs, and transformers.js with it.
    await import('./loadParts.ts')
  },
}
