import type { DataType } from '@huggingface/transformers'
import type { HuggingFaceSpec } from '../../engine/modelSpec.ts'
import { ModelLoadError } from '../../errors.ts'
import type { FileOptions } from './fileOptions.ts'

const DATA_TYPES = ['fp32', 'fp16', 'q8', 'int8', 'uint8', 'q4', 'bnb4', 'q4f16'] as const

/** What transformers.js takes when it loads weights. */
export interface SessionOptions extends FileOptions {
  device: 'cpu'
  dtype: DataType
  session_options: { intraOpNumThreads?: number }
}

function toDataType({ id, dtype }: HuggingFaceSpec): DataType {
  const found = DATA_TYPES.find((name) => name === dtype)
  if (found !== undefined) return found
  throw new ModelLoadError(
    id,
    `dtype: expected one of ${DATA_TYPES.join(', ')}, got ${JSON.stringify(dtype)}.`,
  )
}

/** Makes the options for the weights of a model. */
export function sessionOptions(spec: HuggingFaceSpec, files: FileOptions): SessionOptions {
  const { threads } = spec
  return {
    ...files,
    device: 'cpu',
    dtype: toDataType(spec),
    session_options: threads === undefined ? {} : { intraOpNumThreads: threads },
  }
}
