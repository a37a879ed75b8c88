/**
 * All errors that a runner or its server may answer with, and the tables to make them again from their
 * wire form. Loads neither fastify nor an engine.
 */
export {
  AbortedError,
  DeadlineError,
  EngineCrashedError,
  InferenceError,
  InvalidOptionError,
  MediaError,
  ModelBusyError,
  ModelLoadError,
  ModelOutputError,
  ModelUnavailableError,
  NoTokenizerError,
  PackageMissingError,
  QueueFullError,
  RemoteBusyError,
  RemoteFailedError,
  RUNNER_ERRORS,
  RunnerClosedError,
  UnknownModelError,
} from './errors.ts'
export { ForbiddenError, QuotaExceededError, UnauthorizedError } from './server/access/errors.ts'
export {
  BadRequestError,
  BodyTooLargeError,
  InternalError,
  MethodNotAllowedError,
  NotFoundError,
  UnavailableError,
  UnsupportedMediaTypeError,
} from './server/core/errors.ts'
export { statusOfCode } from './server/core/statusOf.ts'
export { ForbiddenOriginError } from './server/mcp/errors.ts'
export {
  InvalidTaskAddressError,
  MissingCallbackError,
  MissingSourceTaskError,
  UnknownFunctionError,
} from './server/ogpu/errors.ts'
export { BatchTooLargeError, EmptyInputError } from './server/textEmbeddings/errors.ts'
export { IdempotencyKeyReusedError, JobNotFoundError } from './server/taskmesh/errors.ts'
export { SERVER_ERRORS } from './server/serverErrors.ts'
