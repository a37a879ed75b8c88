import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** A file that holds a pipeline, and what it has to hold. */
export interface PipelineFile {
  /** Its name in the folder. */
  file: string
  language: 'typescript' | 'python'
  /** The class that Python code has to have. */
  className: 'PreTrainedPipeline' | 'EndpointHandler' | undefined
}

/** The files that are looked for, the first before the others. */
export const PIPELINE_FILES: readonly PipelineFile[] = [
  { file: 'pipeline.ts', language: 'typescript', className: undefined },
  { file: 'pipeline.mts', language: 'typescript', className: undefined },
  { file: 'pipeline.js', language: 'typescript', className: undefined },
  { file: 'pipeline.mjs', language: 'typescript', className: undefined },
  { file: 'pipeline.py', language: 'python', className: 'PreTrainedPipeline' },
  { file: 'handler.py', language: 'python', className: 'EndpointHandler' },
]

/** The pipeline of a folder; `undefined` when it has none. */
export function findPipeline(folder: string): PipelineFile | undefined {
  return PIPELINE_FILES.find(({ file }) => existsSync(join(folder, file)))
}
