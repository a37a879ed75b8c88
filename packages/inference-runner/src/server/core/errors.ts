import { TaskmeshError } from '@taskmesh/errors'

/** The server has no such route. */
export class NotFoundError extends TaskmeshError {
  override name = 'NotFoundError'
  constructor(reason: string, cause?: unknown) {
    super(reason, { code: 'NOT_FOUND', actor: 'caller', cause })
  }
}

/** The HTTP request cannot be read. */
export class BadRequestError extends TaskmeshError {
  override name = 'BadRequestError'
  constructor(reason: string, cause?: unknown) {
    super(reason, { code: 'BAD_REQUEST', actor: 'caller', cause })
  }
}

/** The route does not take requests with that method. */
export class MethodNotAllowedError extends TaskmeshError {
  override name = 'MethodNotAllowedError'
  constructor(reason: string, cause?: unknown) {
    super(reason, { code: 'METHOD_NOT_ALLOWED', actor: 'caller', cause })
  }
}

/** The body of the request is larger than the server accepts. */
export class BodyTooLargeError extends TaskmeshError {
  override name = 'BodyTooLargeError'
  constructor(reason: string, cause?: unknown) {
    super(reason, { code: 'BODY_TOO_LARGE', actor: 'caller', cause })
  }
}

/** The body of the request has a media type that the route does not read. */
export class UnsupportedMediaTypeError extends TaskmeshError {
  override name = 'UnsupportedMediaTypeError'
  constructor(reason: string, cause?: unknown) {
    super(reason, { code: 'UNSUPPORTED_MEDIA_TYPE', actor: 'caller', cause })
  }
}

/** The server takes no requests now. */
export class UnavailableError extends TaskmeshError {
  override name = 'UnavailableError'
  constructor(cause?: unknown) {
    super('The server takes no requests now.', {
      code: 'UNAVAILABLE',
      actor: 'provider',
      retryable: true,
      cause,
    })
  }
}

/** Something went wrong in the server. The cause, which may name paths and keys, is for its log. */
export class InternalError extends TaskmeshError {
  override name = 'InternalError'
  constructor(cause?: unknown) {
    super('Something went wrong in the server.', {
      code: 'INTERNAL',
      actor: 'provider',
      retryable: false,
      cause,
    })
  }
}
