import { isRecord, type ErrorBody } from '@taskmesh/errors'

/** An error as Hugging Face's servers write it. */
export interface HuggingFaceError {
  error: string
  /** How long the model will go on loading, in seconds. */
  estimated_time?: number
}

/** The error form of Hugging Face's API: the sentence under `error`, and how long a model still loads. */
export function huggingFaceErrorForm({ message, details, data }: ErrorBody): HuggingFaceError {
  const seconds = isRecord(data) ? data['estimatedSeconds'] : undefined
  const error = details === undefined ? message : `${message} ${details}`
  return { error, ...(typeof seconds === 'number' ? { estimated_time: seconds } : {}) }
}
