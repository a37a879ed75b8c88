import type { ErrorClasses } from '@taskmesh/errors'
import { ForbiddenError, QuotaExceededError, UnauthorizedError } from './access/errors.ts'
import {
  BadRequestError,
  BodyTooLargeError,
  InternalError,
  MethodNotAllowedError,
  ModelLoadingError,
  ModelNotFoundError,
  NotFoundError,
  UnavailableError,
  UnsupportedMediaTypeError,
} from './core/errors.ts'
import { BatchTooLargeError, EmptyInputError } from './textEmbeddings/errors.ts'
import { ForbiddenOriginError } from './mcp/errors.ts'
import {
  InvalidTaskAddressError,
  MissingCallbackError,
  MissingSourceTaskError,
  UnknownFunctionError,
} from './ogpu/errors.ts'
import { IdempotencyKeyReusedError, JobNotFoundError } from './taskmesh/errors.ts'

/** The errors that only a server has, by their codes: what HTTP itself or a dialect refuses. */
export const SERVER_ERRORS = {
  NOT_FOUND: NotFoundError,
  BAD_REQUEST: BadRequestError,
  METHOD_NOT_ALLOWED: MethodNotAllowedError,
  MODEL_LOADING: ModelLoadingError,
  MODEL_NOT_FOUND: ModelNotFoundError,
  BODY_TOO_LARGE: BodyTooLargeError,
  EMPTY_INPUT: EmptyInputError,
  BATCH_TOO_LARGE: BatchTooLargeError,
  UNSUPPORTED_MEDIA_TYPE: UnsupportedMediaTypeError,
  UNAUTHORIZED: UnauthorizedError,
  FORBIDDEN: ForbiddenError,
  QUOTA_EXCEEDED: QuotaExceededError,
  UNAVAILABLE: UnavailableError,
  FORBIDDEN_ORIGIN: ForbiddenOriginError,
  INTERNAL: InternalError,
  JOB_NOT_FOUND: JobNotFoundError,
  IDEMPOTENCY_CONFLICT: IdempotencyKeyReusedError,
  UNKNOWN_FUNCTION: UnknownFunctionError,
  INVALID_TASK_ADDRESS: InvalidTaskAddressError,
  CALLBACK_MISSING: MissingCallbackError,
  SOURCE_TASK_MISSING: MissingSourceTaskError,
} as const satisfies ErrorClasses
