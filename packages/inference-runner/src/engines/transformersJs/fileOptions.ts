import type { ProgressCallback } from '@huggingface/transformers'
import type { HuggingFaceSpec } from '../../engine/modelSpec.ts'

/** What transformers.js takes wherever it reads files of a model. */
export interface FileOptions {
  revision: string
  local_files_only: boolean
  cache_dir?: string
  progress_callback: ProgressCallback
}

/** Makes the options for the files of a model. */
export function fileOptions(
  { revision, isLocal, cacheDirectory }: HuggingFaceSpec,
  progress_callback: ProgressCallback,
): FileOptions {
  return {
    revision,
    local_files_only: isLocal,
    progress_callback,
    ...(cacheDirectory === undefined ? {} : { cache_dir: cacheDirectory }),
  }
}
