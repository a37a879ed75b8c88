import { existsSync } from 'node:fs'
import { TaskmeshError } from '@taskmesh/errors'
import { ModelLoadError, ModelUnavailableError } from '../errors.ts'
import { publicReasonOf, reasonOf } from '../reasonOf.ts'
import type { ModelSource } from './modelSource.ts'

const LONGEST_REASON = 500

/** What transformers.js takes wherever it reads files of a model. */
export interface FileOptions {
  revision: string
  local_files_only: boolean
  cache_dir?: string
}

function fileOptions(model: ModelSource): FileOptions {
  return {
    revision: model.revision,
    local_files_only: model.isLocal,
    ...(model.cacheDirectory === undefined ? {} : { cache_dir: model.cacheDirectory }),
  }
}

/** How `fetch` and transformers.js word a connection that failed, and a refusal of the Hub. */
const NO_CONNECTION =
  /fetch failed|network|ENOTFOUND|ECONN|EAI_AGAIN|(timeout|server error|gateway|unavailable|\(429\)).*load file/i
const REFUSED = /(trying to load|access to|locate) file/i

function explain(model: ModelSource, error: unknown): TaskmeshError {
  if (error instanceof TaskmeshError) return error
  const text = reasonOf(error).slice(0, LONGEST_REASON)
  const retryable = NO_CONNECTION.test(text)
  if (model.isLocal || !(retryable || REFUSED.test(text))) {
    return new ModelLoadError(model.id, text, error)
  }
  const reason = publicReasonOf(error).slice(0, LONGEST_REASON).replace(/\.$/, '')
  return new ModelUnavailableError(model.id, reason, { retryable, cause: error })
}

/**
 * Runs something that reads a model's files and says in our words what went wrong.
 *
 * @throws {@link ModelLoadError} for files that are missing or broken.
 * @throws {@link ModelUnavailableError} when the Hub gave no answer.
 */
export async function loadFiles<Value>(
  model: ModelSource,
  load: (options: FileOptions) => Promise<Value>,
): Promise<Value> {
  if (model.isLocal && !existsSync(model.location)) {
    throw new ModelLoadError(model.id, `There is no folder ${model.location}.`)
  }
  try {
    return await load(fileOptions(model))
  } catch (error) {
    throw explain(model, error)
  }
}
