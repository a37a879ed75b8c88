import { env, LogLevel } from '@huggingface/transformers'
import { reasonOf, TaskmeshError } from '@taskmesh/errors'
import type { LoadOptions } from '../../engine/loadOptions.ts'
import type { HuggingFaceSpec } from '../../engine/modelSpec.ts'
import { ModelLoadError, ModelUnavailableError } from '../../errors.ts'
import { publicReasonOf } from '../../publicReasonOf.ts'
import { fileOptions, type FileOptions } from './fileOptions.ts'
import { LoadObserver } from './LoadObserver.ts'
import { chooseWeights } from './modelFolder/chooseWeights.ts'
import { explainFailure } from './modelFolder/explainFailure.ts'
import { readFolderJson, readModelFolder, type ModelFolder } from './modelFolder/readModelFolder.ts'
import { describeTokenizerClass } from './modelFolder/tokenizerClass.ts'
import { readModelConfig, type ModelConfig } from './readModelConfig.ts'
import { sessionOptions, type SessionOptions } from './sessionOptions.ts'

const LONGEST_REASON = 500

/** How `fetch` and transformers.js word a connection that failed, and a refusal of the Hub. */
const NO_CONNECTION =
  /fetch failed|network|ENOTFOUND|ECONN|EAI_AGAIN|(timeout|server error|gateway|unavailable|\(429\)).*load file/i
const REFUSED = /(trying to load|access to|locate) file/i

async function explain(
  spec: HuggingFaceSpec,
  folder: ModelFolder | undefined,
  error: unknown,
): Promise<TaskmeshError> {
  if (error instanceof TaskmeshError) return error
  const text = reasonOf(error).slice(0, LONGEST_REASON)
  if (folder !== undefined) {
    const words = await explainFailure(spec, folder, error)
    return new ModelLoadError(spec.id, words ?? text, error)
  }
  const retryable = NO_CONNECTION.test(text)
  if (!(retryable || REFUSED.test(text))) return new ModelLoadError(spec.id, text, error)
  const reason = publicReasonOf(error).slice(0, LONGEST_REASON).replace(/\.$/, '')
  return new ModelUnavailableError(spec.id, reason, { retryable, cause: error })
}

/** Which models can be loaded, and how. */
export interface PartReader<Parts> {
  /** Why models of this `model_type` are not run; `undefined` for those that are. */
  refusal(modelType: string): string | undefined
  /** Reads the parts of the model, from its location, with these options. */
  read(
    location: string,
    files: FileOptions,
    session: SessionOptions,
    config: ModelConfig,
  ): Promise<Parts>
}

/** What was loaded of a model. */
export interface LoadedParts<Parts> {
  parts: Parts
  config: ModelConfig
  /** Sizes of the files with weights. */
  memoryBytes: number
}

/** Bytes of the weights that were read, with the data files that lie beside them. */
function weightBytes(observer: LoadObserver, folder: ModelFolder | undefined): number {
  const bytes = new Map(observer.weights)
  for (const file of observer.weights.keys()) {
    for (const [name, size] of folder?.sizes ?? []) {
      if (name.startsWith(`${file}_data`) || name.startsWith(`${file}.data`)) bytes.set(name, size)
    }
  }
  return [...bytes.values()].reduce((sum, size) => sum + size, 0)
}

async function load<Parts>(
  spec: HuggingFaceSpec,
  folder: ModelFolder | undefined,
  { onProgress, onWarning = () => {} }: LoadOptions,
  reader: PartReader<Parts>,
): Promise<LoadedParts<Parts>> {
  const observer = new LoadObserver(onProgress)
  const files = fileOptions(spec, observer.observe)
  if (folder !== undefined) await readFolderJson(folder, 'config.json', spec.id)
  const config = await readModelConfig(spec, files)
  const refusal = reader.refusal(config.model_type)
  if (refusal !== undefined) {
    throw new ModelLoadError(
      spec.id,
      `No engine runs it for ${spec.task}.\ntransformers.js: ${refusal}.`,
    )
  }
  const weights = folder === undefined ? undefined : chooseWeights(spec, folder, config.model_type)
  const parts = await reader.read(
    spec.location,
    files,
    sessionOptions(spec, files, { folder, weights }),
    config,
  )
  weights?.warnings.forEach(onWarning)
  if (folder !== undefined && observer.hasRead('tokenizer_config.json')) {
    const warning = await describeTokenizerClass(folder, spec.id)
    if (warning !== undefined) onWarning(warning)
  }
  return { parts, config, memoryBytes: weightBytes(observer, folder) }
}

/**
 * Reads a model's config, checks that it is of a type that the adapter runs, and loads its parts.
 *
 * @throws {@link ModelLoadError} for files that are missing, broken or of another type.
 * @throws {@link ModelUnavailableError} when the Hub gave no answer.
 */
export async function loadParts<Parts>(
  spec: HuggingFaceSpec,
  options: LoadOptions,
  reader: PartReader<Parts>,
): Promise<LoadedParts<Parts>> {
  // transformers.js would log the inputs of a call that fails.
  env.logLevel = LogLevel.NONE
  const folder = spec.isLocal ? await readModelFolder(spec) : undefined
  try {
    return await load(spec, folder, options, reader)
  } catch (error) {
    throw await explain(spec, folder, error)
  }
}
