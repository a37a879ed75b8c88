import { isRecord, TaskmeshError, type ErrorClasses } from '@taskmesh/errors'
import { TASK_ERRORS } from '@taskmesh/tasks/errors'

/** What there can be too much of in a payload. `time` and `memory` are those of its parser. */
const EXCEEDED = ['bytes', 'depth', 'keys', 'values', 'time', 'memory'] as const

/** Which limit a payload has passed. */
export type ExceededLimit = (typeof EXCEEDED)[number]

const WORDS: Record<ExceededLimit, (max: number) => string> = {
  bytes: (max) => `it has more than ${max} bytes`,
  depth: (max) => `its objects and arrays lie more than ${max} deep in each other`,
  keys: (max) => `its objects have more than ${max} keys`,
  values: (max) => `it has more than ${max} values`,
  time: (max) => `it took more than ${max} ms to parse`,
  memory: (max) => `it took more than ${max} MiB of memory to parse`,
}

function isExceeded(value: unknown): value is ExceededLimit {
  return EXCEEDED.some((known) => known === value)
}

/** There is more in a payload than a provider takes. */
export class PayloadTooComplexError extends TaskmeshError {
  override name = 'PayloadTooComplexError'
  readonly limit: ExceededLimit
  /** The most that is taken. */
  readonly max: number

  constructor(limit: ExceededLimit, max: number) {
    super(`There is too much in the payload: ${WORDS[limit](max)}.`, {
      code: 'PAYLOAD_TOO_COMPLEX',
      actor: 'caller',
      details: 'Put images, audio and video as URLs into the request, or ask in several tasks.',
    })
    this.limit = limit
    this.max = max
  }

  override get data() {
    return { limit: this.limit, max: this.max }
  }

  static readData(data: unknown): object | undefined {
    if (!isRecord(data) || !isExceeded(data['limit']) || typeof data['max'] !== 'number') return
    return { limit: data['limit'], max: data['max'] }
  }
}

/** What a task's URL leads to is no JSON. */
export class PayloadNotJsonError extends TaskmeshError {
  override name = 'PayloadNotJsonError'
  constructor(cause?: unknown) {
    super('The payload is not JSON.', {
      code: 'PAYLOAD_NOT_JSON',
      actor: 'caller',
      details: 'Expected {"function_name": "inference", "data": {"input": …, "args": {…}}}.',
      cause,
    })
  }
}

/** A payload took too long to come. Its host is one of those that others wait for. */
export class PayloadTimeoutError extends TaskmeshError {
  override name = 'PayloadTimeoutError'
  /** How long it was waited for, in milliseconds. */
  readonly timeoutMs: number

  constructor(timeoutMs: number, cause?: unknown) {
    super(`The payload did not come within ${timeoutMs} ms.`, {
      code: 'PAYLOAD_TIMEOUT',
      actor: 'caller',
      details: 'Put it into a storage that answers faster.',
      cause,
    })
    this.timeoutMs = timeoutMs
  }
}

/** The model has failed on this very request before, after the attempt's gas was paid. */
export class PayloadFailedBeforeError extends TaskmeshError {
  override name = 'PayloadFailedBeforeError'
  constructor(model: string, reason: string) {
    super(`${model} has failed on this request before: ${reason}`, {
      code: 'PAYLOAD_FAILED_BEFORE',
      actor: 'caller',
      details: 'Change the request, or choose a source with another model.',
    })
  }
}

/** The classes of the errors that come from the thread which parses payloads. */
export const PAYLOAD_ERRORS: ErrorClasses = {
  ...TASK_ERRORS,
  PAYLOAD_TOO_COMPLEX: PayloadTooComplexError,
  PAYLOAD_NOT_JSON: PayloadNotJsonError,
}
