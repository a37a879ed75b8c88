import type { Actor, ErrorCode, TaskmeshError } from '@taskmesh/errors'

const STATUS_OF_CODE: { readonly [Code in ErrorCode]?: number } = {
  ABORTED: 499,
  BATCH_TOO_LARGE: 413,
  BODY_TOO_LARGE: 413,
  CONTENT_TOO_LARGE: 413,
  DEADLINE_EXCEEDED: 504,
  ENGINE_CRASHED: 503,
  FORBIDDEN_ORIGIN: 403,
  IDEMPOTENCY_CONFLICT: 422,
  FORBIDDEN: 403,
  INVALID_REQUEST: 400,
  JOB_NOT_FOUND: 404,
  MEDIA_UNREADABLE: 422,
  METHOD_NOT_ALLOWED: 405,
  MODEL_BUSY: 409,
  MODEL_LOADING: 503,
  MODEL_NOT_FOUND: 404,
  MODEL_UNAVAILABLE: 503,
  NOT_FOUND: 404,
  QUEUE_FULL: 429,
  QUOTA_EXCEEDED: 429,
  REMOTE_BUSY: 503,
  REMOTE_FAILED: 502,
  RUNNER_CLOSED: 503,
  UNAUTHORIZED: 401,
  UNAVAILABLE: 503,
  UNKNOWN_FUNCTION: 404,
  UNKNOWN_MODEL: 404,
  UNKNOWN_TASK: 404,
  UNSUPPORTED_MEDIA_TYPE: 415,
}

const STATUS_OF_ACTOR: Readonly<Record<Actor, number>> = {
  caller: 400,
  configuration: 500,
  network: 502,
  provider: 500,
  model: 500,
}

/** Returns the HTTP status that all errors of a code have; `undefined` where it depends on who has to act. */
export function statusOfCode(code: ErrorCode): number | undefined {
  return STATUS_OF_CODE[code]
}

/** Returns the HTTP status for an error: that of its code, or else that of who has to act. */
export function statusOf({ code, actor }: TaskmeshError): number {
  return STATUS_OF_CODE[code] ?? STATUS_OF_ACTOR[actor]
}
