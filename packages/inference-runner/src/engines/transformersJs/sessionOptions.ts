import type { DataType } from '@huggingface/transformers'
import { ModelLoadError } from '../../errors.ts'
import type { FileOptions } from '../loadFiles.ts'
import type { ModelSource } from '../modelSource.ts'

const DATA_TYPES = ['fp32', 'fp16', 'q8', 'int8', 'uint8', 'q4', 'bnb4', 'q4f16'] as const

function toDataType(model: ModelSource): DataType {
  const found = DATA_TYPES.find((name) => name === model.dtype)
  if (found !== undefined) return found
  throw new ModelLoadError(
    model.id,
    `dtype: expected one of ${DATA_TYPES.join(', ')}, got ${JSON.stringify(model.dtype)}.`,
  )
}

/** What transformers.js takes when it loads weights. */
export function sessionOptions(model: ModelSource, files: FileOptions) {
  return {
    ...files,
    device: 'cpu' as const,
    dtype: toDataType(model),
    session_options: model.threads === undefined ? {} : { intraOpNumThreads: model.threads },
  }
}
