import { isRecord } from '@taskmesh/errors'
import type { ErrorForm } from '../core/errorForm.ts'

/**
 * The error form of Hugging Face's API: the sentence under `error`, and for a model that is being loaded how
 * many seconds that will go on.
 */
export const huggingFaceErrorForm: ErrorForm = ({ message, details, data }) => {
  const seconds = isRecord(data) ? data['estimatedSeconds'] : undefined
  const error = details === undefined ? message : `${message} ${details}`
  return { body: { error, ...(typeof seconds === 'number' ? { estimated_time: seconds } : {}) } }
}
