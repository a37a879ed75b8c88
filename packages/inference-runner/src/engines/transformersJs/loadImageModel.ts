import { AutoModel, type PreTrainedModel } from '@huggingface/transformers'
import type { TaskId } from '@taskmesh/tasks'
import type { LoadOptions } from '../../engine/loadOptions.ts'
import type { HuggingFaceSpec } from '../../engine/modelSpec.ts'
import { ImageProcessor } from '../images/ImageProcessor.ts'
import { isDynamicallyQuantized } from './dynamicQuantization.ts'
import { loadParts } from './loadParts.ts'
import type { ModelConfig } from './readModelConfig.ts'
import type { SessionOptions } from './sessionOptions.ts'

/** A class of transformers.js that makes models for a task. */
export interface ImageModelClass {
  supports(modelType: string): boolean
  /** Which models it makes, when those of a type that has a class of the task are not among them. */
  only?: string
  from_pretrained(location: string, options: SessionOptions): Promise<PreTrainedModel>
}

/**
 * Models of one graph for which transformers.js has no class of the task: they are run as they are.
 *
 * @param modelTypes - their `model_type`s.
 */
export function graphsOf(modelTypes: readonly string[]): ImageModelClass {
  return {
    supports: (modelType) => modelTypes.includes(modelType),
    from_pretrained: (location, options) => AutoModel.from_pretrained(location, options),
  }
}

/** A model that takes images, and what turns images into what it takes. */
export interface ImageModel {
  processor: ImageProcessor
  model: PreTrainedModel
  config: ModelConfig
  memoryBytes: number
  /** False for weights whose results depend on what else runs at once. */
  isBatchable: boolean
  dispose(): Promise<void>
}

/**
 * Loads a model that takes images, with its image processor.
 *
 * @throws ModelLoadError for a model of another type, or whose files are missing or broken.
 */
export async function loadImageModel(
  spec: HuggingFaceSpec,
  options: LoadOptions,
  task: TaskId,
  ...classes: readonly ImageModelClass[]
): Promise<ImageModel> {
  let modelClass: ImageModelClass | undefined
  const only = classes.map((one) => (one.only === undefined ? '' : ` (${one.only})`)).join('')
  const { parts, config, memoryBytes } = await loadParts(spec, options, {
    refusal(modelType) {
      modelClass = classes.find((one) => one.supports(modelType))
      return modelClass === undefined
        ? `it has no ${task} model of the type "${modelType}"${only}`
        : undefined
    },
    read: async (location, files, session) => {
      // The small file first: when it is broken, no weights are in memory.
      const processor = await ImageProcessor.load(spec.id, location, files)
      const model = await (modelClass ?? AutoModel).from_pretrained(location, session)
      return { processor, model, dtype: session.dtype }
    },
  })
  const { processor, model, dtype } = parts
  for (const warning of processor.warnings) options.onWarning?.(warning)
  return {
    processor,
    model,
    config,
    memoryBytes,
    isBatchable: !isDynamicallyQuantized(dtype),
    dispose: async () => void (await model.dispose()),
  }
}
