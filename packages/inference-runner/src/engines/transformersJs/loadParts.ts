import { existsSync } from 'node:fs'
import { env, LogLevel } from '@huggingface/transformers'
import { reasonOf, TaskmeshError } from '@taskmesh/errors'
import type { LoadOptions } from '../../engine/loadOptions.ts'
import type { HuggingFaceSpec } from '../../engine/modelSpec.ts'
import { ModelLoadError, ModelUnavailableError } from '../../errors.ts'
import { publicReasonOf } from '../../publicReasonOf.ts'
import { fileOptions, type FileOptions } from './fileOptions.ts'
import { LoadObserver } from './LoadObserver.ts'
import { readModelConfig, type ModelConfig } from './readModelConfig.ts'
import { sessionOptions, type SessionOptions } from './sessionOptions.ts'

const LONGEST_REASON = 500

/** How `fetch` and transformers.js word a connection that failed, and a refusal of the Hub. */
const NO_CONNECTION =
  /fetch failed|network|ENOTFOUND|ECONN|EAI_AGAIN|(timeout|server error|gateway|unavailable|\(429\)).*load file/i
const REFUSED = /(trying to load|access to|locate) file/i

function explain(spec: HuggingFaceSpec, error: unknown): TaskmeshError {
  if (error instanceof TaskmeshError) return error
  const text = reasonOf(error).slice(0, LONGEST_REASON)
  const retryable = NO_CONNECTION.test(text)
  if (spec.isLocal || !(retryable || REFUSED.test(text))) {
    return new ModelLoadError(spec.id, text, error)
  }
  const reason = publicReasonOf(error).slice(0, LONGEST_REASON).replace(/\.$/, '')
  return new ModelUnavailableError(spec.id, reason, { retryable, cause: error })
}

/** Which models can be loaded, and how. */
export interface PartReader<Parts> {
  /** Why models of this `model_type` are not run; `undefined` for those that are. */
  refusal(modelType: string): string | undefined
  /** Reads the parts of the model, from its location, with these options. */
  read(location: string, files: FileOptions, session: SessionOptions): Promise<Parts>
}

/** What was loaded of a model. */
export interface LoadedParts<Parts> {
  parts: Parts
  config: ModelConfig
  /** Sizes of the files with weights. */
  memoryBytes: number
}

async function load<Parts>(
  spec: HuggingFaceSpec,
  { onProgress }: LoadOptions,
  reader: PartReader<Parts>,
): Promise<LoadedParts<Parts>> {
  const observer = new LoadObserver(onProgress)
  const files = fileOptions(spec, observer.observe)
  const config = await readModelConfig(spec, files)
  const refusal = reader.refusal(config.model_type)
  if (refusal !== undefined) {
    throw new ModelLoadError(
      spec.id,
      `No engine runs it for ${spec.task}.\ntransformers.js: ${refusal}.`,
    )
  }
  const parts = await reader.read(spec.location, files, sessionOptions(spec, files))
  return { parts, config, memoryBytes: observer.weightBytes }
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
  if (spec.isLocal && !existsSync(spec.location)) {
    throw new ModelLoadError(spec.id, `There is no folder ${spec.location}.`)
  }
  try {
    return await load(spec, options, reader)
  } catch (error) {
    throw explain(spec, error)
  }
}
