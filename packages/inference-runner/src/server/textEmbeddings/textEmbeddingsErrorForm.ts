import type { ErrorBody, ErrorCode } from '@taskmesh/errors'
import type { ErrorForm } from '../core/errorForm.ts'

/** The kinds of errors that text-embeddings-inference knows. */
export type TextEmbeddingsErrorType =
  'Unhealthy' | 'Backend' | 'Overloaded' | 'Validation' | 'Tokenizer' | 'Empty'

interface Kind {
  type: TextEmbeddingsErrorType
  /** Default: the status of the error. */
  status?: number | undefined
}

const BACKEND: Kind = { type: 'Backend', status: 424 }

const KIND_OF_CODE: { readonly [Code in ErrorCode]?: Kind } = {
  EMPTY_INPUT: { type: 'Empty', status: 400 },
  BATCH_TOO_LARGE: { type: 'Validation', status: 413 },
  INVALID_REQUEST: { type: 'Validation', status: 422 },
  NO_TOKENIZER: { type: 'Tokenizer', status: 422 },
  QUEUE_FULL: { type: 'Overloaded', status: 429 },
  REMOTE_BUSY: { type: 'Overloaded', status: 429 },
  // No model is served for the route at all.
  UNKNOWN_MODEL: BACKEND,
  INFERENCE_FAILED: BACKEND,
  INVALID_OUTPUT: BACKEND,
  MODEL_LOAD_FAILED: BACKEND,
  MODEL_OUTPUT: BACKEND,
  PACKAGE_MISSING: BACKEND,
}

function kindOf(code: string, status: number): Kind {
  const known = Object.entries(KIND_OF_CODE).find(([one]) => one === code)?.[1]
  if (known !== undefined) return known
  if (status < 500) return { type: 'Validation' }
  return { type: status === 503 ? 'Unhealthy' : 'Backend' }
}

/** What text-embeddings-inference says of an error. */
export function describeError(
  { code, message, details }: ErrorBody,
  given: number,
): { message: string; type: TextEmbeddingsErrorType; status: number } {
  const { type, status = given } = kindOf(code, given)
  return { message: details === undefined ? message : `${message} ${details}`, type, status }
}

/**
 * The error form of text-embeddings-inference: `{ error, error_type }`, with 424 for what a model cannot do
 * and 422 for what does not fit.
 *
 * Source: text-embeddings-inference, `router/src/lib.rs` and `docs/openapi.json`.
 */
export const textEmbeddingsErrorForm: ErrorForm = (error, { status: given }) => {
  const { message, type, status } = describeError(error, given)
  return { status, body: { error: message, error_type: type } }
}

/** Its error form on `/embeddings`, with the field `type` as the server writes it and as its file names it. */
export const embeddingsErrorForm: ErrorForm = (error, { status: given }) => {
  const { message, type, status } = describeError(error, given)
  return { status, body: { message, code: status, type, error_type: type } }
}
