import type { TaskId } from '@taskmesh/tasks'
import type { Engine, Verdict } from '../../engine/engine.ts'
import { ModelLoadError } from '../../errors.ts'
import { GRAPH_ADAPTERS } from './adapters.ts'

function canRun(task: TaskId): Verdict {
  const decision = GRAPH_ADAPTERS[task]
  return 'reason' in decision ? { runnable: false, ...decision } : { runnable: true }
}

/** Bare ONNX graphs with a signature, declared or inferred, by onnxruntime-node. */
export const onnxRuntime: Engine = {
  name: 'onnxruntime',
  kinds: ['onnx-file', 'hugging-face'],
  canRun,

  async load(spec, options) {
    const decision = GRAPH_ADAPTERS[spec.task]
    const isGraph = spec.kind === 'onnx-file' || spec.kind === 'hugging-face'
    if (!isGraph || 'reason' in decision) {
      throw new ModelLoadError(spec.id, `onnxruntime does not run it for ${spec.task}.`)
    }
    const { default: adapter } = await decision()
    return adapter.load(spec, options)
  },
}
