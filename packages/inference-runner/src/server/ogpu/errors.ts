import { TaskmeshError } from '@taskmesh/errors'

/** The source has no function of that name. */
export class UnknownFunctionError extends TaskmeshError {
  override name = 'UnknownFunctionError'
  constructor(name: string, known: string) {
    super(`There is no function ${JSON.stringify(name.slice(0, 60))}.`, {
      code: 'UNKNOWN_FUNCTION',
      actor: 'caller',
      details: `Functions: ${known}`,
    })
  }
}

/** The URL names no address of a task on the chain. */
export class InvalidTaskAddressError extends TaskmeshError {
  override name = 'InvalidTaskAddressError'
  constructor() {
    super('The task address in the URL: expected 0x and 40 hexadecimal digits.', {
      code: 'INVALID_TASK_ADDRESS',
      actor: 'caller',
    })
  }
}

/** The server has no `callbackUrl`, where results go. */
export class MissingCallbackError extends TaskmeshError {
  override name = 'MissingCallbackError'
  constructor() {
    super('This server has no callbackUrl, so it cannot hand over results of a source.', {
      code: 'CALLBACK_MISSING',
      actor: 'configuration',
    })
  }
}

/** Neither the URL nor the server says which task is to run. */
export class MissingSourceTaskError extends TaskmeshError {
  override name = 'MissingSourceTaskError'
  constructor() {
    super('Which task this source runs is not known.', {
      code: 'SOURCE_TASK_MISSING',
      actor: 'caller',
      details: 'Name it in the URL (?task=translation), or set sourceTask.',
    })
  }
}

/** A result could not be delivered to the `callbackUrl`. */
export class DeliveryError extends TaskmeshError {
  override name = 'DeliveryError'
  /** HTTP status of the answer, if there was one. */
  readonly status: number | undefined
  /** How long the receiver wants to be left alone, in milliseconds. */
  readonly pauseMs: number

  constructor(
    reason: string,
    options: { status?: number; pauseMs?: number; cause?: unknown } = {},
  ) {
    super(`The result could not be delivered: ${reason}.`, {
      code: 'DELIVERY_FAILED',
      actor: 'network',
      retryable: true,
      cause: options.cause,
    })
    this.status = options.status
    this.pauseMs = options.pauseMs ?? 0
  }
}
