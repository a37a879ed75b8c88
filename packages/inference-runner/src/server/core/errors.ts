import { isRecord, TaskmeshError } from '@taskmesh/errors'

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

/** The server has no model of that name for the route, or has several and the call names none. */
export class ModelNotFoundError extends TaskmeshError {
  override name = 'ModelNotFoundError'
  /** @param tasks - the tasks that the route does, if not all. */
  constructor(model: string | undefined, served: readonly string[], tasks?: readonly string[]) {
    const unnamed =
      served.length === 0
        ? 'No model is served here that could be meant.'
        : 'Several models are served here: say which one is meant.'
    const message =
      model === undefined
        ? unnamed
        : `The model ${JSON.stringify(model.slice(0, 100))} does not exist here.`
    super(message, {
      code: 'MODEL_NOT_FOUND',
      actor: 'caller',
      path: 'model',
      details:
        served.length === 0
          ? `No model is served for ${tasks?.join(' or ') ?? 'this route'}.`
          : `Served here: ${served.join(', ')}`,
    })
  }
}

/** The model is still being loaded, and the call does not wait for that. */
export class ModelLoadingError extends TaskmeshError {
  override name = 'ModelLoadingError'
  /** How long the loading will go on, in seconds, as far as can be told. */
  readonly estimatedSeconds: number

  constructor(model: string, estimatedSeconds: number) {
    super(`Model ${model} is currently loading.`, {
      code: 'MODEL_LOADING',
      actor: 'provider',
      retryable: true,
    })
    this.estimatedSeconds = estimatedSeconds
  }

  override get data() {
    return { estimatedSeconds: this.estimatedSeconds }
  }

  static readData(data: unknown): { estimatedSeconds: number } | undefined {
    const seconds = isRecord(data) ? data['estimatedSeconds'] : undefined
    return typeof seconds === 'number' && seconds >= 0 ? { estimatedSeconds: seconds } : undefined
  }
}
