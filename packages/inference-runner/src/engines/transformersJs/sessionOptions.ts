import type { PretrainedConfig } from '@huggingface/transformers'
import type { HuggingFaceSpec } from '../../engine/modelSpec.ts'
import { ModelLoadError } from '../../errors.ts'
import { sessionSettings, type SessionSettings } from '../sessionSettings.ts'
import type { FileOptions } from './fileOptions.ts'
import type { ChosenWeights } from './modelFolder/chooseWeights.ts'
import { WEIGHT_TYPES, type WeightType } from './modelFolder/dataTypes.ts'
import type { ModelFolder } from './modelFolder/readModelFolder.ts'

/** What transformers.js takes when it loads weights. */
export interface SessionOptions extends FileOptions {
  /** The model's name, for messages. */
  id: string
  device: 'cpu'
  /** One type for all graphs, or one for each by its name. */
  dtype: WeightType | Record<string, WeightType>
  /** The subfolder that holds the weights; `''` for the folder itself. */
  subfolder: string
  /** The name of the only graph. */
  model_file_name?: string
  /** Set for a local folder, where ONNX Runtime finds the data beside a graph by itself, whatever the config says of them. */
  use_external_data_format?: false
  session_options: SessionSettings
  /** The model's config, where it is not that of the folder. */
  config?: PretrainedConfig
  /** The decoder is two graphs, which `loadModel` loads; transformers.js knows merged ones only. */
  hasTwoDecoders: boolean
}

/** The weights of a repository, whose files are not known before they are downloaded. */
function hubWeights({ id, dtype = 'fp32' }: HuggingFaceSpec) {
  const type = WEIGHT_TYPES.find((name) => name === dtype)
  if (type !== undefined) return { dtype: type, subfolder: 'onnx', hasTwoDecoders: false }
  throw new ModelLoadError(
    id,
    `dtype: expected one of ${WEIGHT_TYPES.join(', ')}, got ${JSON.stringify(dtype)}.`,
  )
}

function folderWeights({ types, subfolder, fileName, hasTwoDecoders }: ChosenWeights) {
  return {
    dtype: { ...types },
    subfolder,
    use_external_data_format: false as const,
    hasTwoDecoders,
    ...(fileName === undefined ? {} : { model_file_name: fileName }),
  }
}

/** Bytes of all graphs of a folder, with the files of data beside them; `undefined` for a repository of the Hub. */
function graphBytes(folder: ModelFolder | undefined): number | undefined {
  if (folder === undefined) return undefined
  const graphs = [...folder.sizes].filter(([name]) => name.includes('.onnx'))
  return graphs.reduce((sum, [, size]) => sum + size, 0)
}

/**
 * Makes the options for the weights of a model.
 *
 * @param folder - the local folder and what was chosen of it; `undefined` for a repository of the Hub.
 */
export function sessionOptions(
  spec: HuggingFaceSpec,
  files: FileOptions,
  { folder, weights }: { folder: ModelFolder | undefined; weights: ChosenWeights | undefined },
): SessionOptions {
  const { threads } = spec
  return {
    ...files,
    id: spec.id,
    ...(weights === undefined ? hubWeights(spec) : folderWeights(weights)),
    device: 'cpu',
    session_options: sessionSettings(threads, graphBytes(folder)),
  }
}
