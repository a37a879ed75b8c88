import { isRecord, TaskmeshError, type ErrorClasses } from '@taskmesh/errors'

/** No model of that name is served for the task, or none at all. */
export class UnknownModelError extends TaskmeshError {
  override name = 'UnknownModelError'
  constructor(task: string, model: string | undefined, known: readonly string[]) {
    const wanted =
      model === undefined ? 'No model' : `No model ${JSON.stringify(model.slice(0, 100))}`
    super(`${wanted} is served for ${task}.`, {
      code: 'UNKNOWN_MODEL',
      actor: 'caller',
      path: 'model',
      details:
        known.length === 0 ? 'This runner serves no model for it.' : `Served: ${known.join(', ')}`,
    })
  }
}

/** An option of a runner or server has a value that is not accepted. */
export class InvalidOptionError extends TaskmeshError {
  override name = 'InvalidOptionError'
  constructor(option: string, reason: string, details?: string) {
    super(reason, { code: 'INVALID_OPTION', actor: 'configuration', path: option, details })
  }
}

/** The files of a model are missing, broken, or of a kind that no engine runs. */
export class ModelLoadError extends TaskmeshError {
  override name = 'ModelLoadError'
  constructor(model: string, details: string, cause?: unknown) {
    super(`The model ${JSON.stringify(model)} could not be loaded.`, {
      code: 'MODEL_LOAD_FAILED',
      actor: 'configuration',
      details,
      cause,
    })
  }
}

/** A package of npm that this needs is not installed, or does not run on this platform. */
export class PackageMissingError extends TaskmeshError {
  override name = 'PackageMissingError'

  /** @param platform - where the package is installed and does not run, such as `linux-x64 with musl`. */
  constructor(packageName: string, cause?: unknown, platform?: string) {
    const message =
      platform === undefined
        ? `The package ${packageName} is not installed: npm install ${packageName}`
        : `The package ${packageName} does not run on ${platform}: use Linux with glibc or Windows, on x64 or arm64, or macOS on arm64`
    super(message, {
      code: 'PACKAGE_MISSING',
      actor: 'configuration',
      ...(platform === undefined
        ? {
            details: `Where it is listed as installed, its part for ${process.platform}-${process.arch} is missing: install without --omit=optional.`,
          }
        : {}),
      cause,
    })
  }
}

/** The Hub, where the model should come from, could not be reached. */
export class ModelUnavailableError extends TaskmeshError {
  override name = 'ModelUnavailableError'
  constructor(
    model: string,
    reason: string,
    options: { retryable: boolean; details?: string; cause?: unknown },
  ) {
    super(`The model ${JSON.stringify(model)} could not be downloaded: ${reason}.`, {
      code: 'MODEL_UNAVAILABLE',
      actor: 'network',
      details:
        'Check the name and the connection, or give the path of a local folder that holds it.',
      ...options,
    })
  }
}

/** A piece of media could not be fetched or decoded. */
export class MediaError extends TaskmeshError {
  override name = 'MediaError'
  /** Why, without the path. */
  readonly reason: string

  constructor(
    path: string,
    reason: string,
    options: { retryable?: boolean; details?: string | undefined; cause?: unknown } = {},
  ) {
    super(`${path}: ${reason}`, { code: 'MEDIA_UNREADABLE', actor: 'caller', path, ...options })
    this.reason = reason
  }

  override get data() {
    return { reason: this.reason }
  }

  static readData(data: unknown): { reason: string } | undefined {
    const reason = isRecord(data) ? data['reason'] : undefined
    return typeof reason === 'string' ? { reason } : undefined
  }
}

/** So much work waits for the model that no more is accepted now. */
export class QueueFullError extends TaskmeshError {
  override name = 'QueueFullError'
  /** When it makes sense to try again, in seconds. At least 1. */
  readonly retryAfterSeconds: number

  constructor(model: string, waiting: number, retryAfterSeconds: number) {
    super(`The queue of ${JSON.stringify(model)} is full: ${waiting} calls wait.`, {
      code: 'QUEUE_FULL',
      actor: 'provider',
      retryable: true,
      details: `Try again in about ${retryAfterSeconds} s.`,
    })
    this.retryAfterSeconds = retryAfterSeconds
  }

  override get data() {
    return { retryAfterSeconds: this.retryAfterSeconds }
  }

  static readData(data: unknown): { retryAfterSeconds: number } | undefined {
    const seconds = isRecord(data) ? data['retryAfterSeconds'] : undefined
    return typeof seconds === 'number' && seconds >= 0 ? { retryAfterSeconds: seconds } : undefined
  }
}

/** The call's time was over before it had a result. */
export class DeadlineError extends TaskmeshError {
  override name = 'DeadlineError'
  constructor(timeoutMs: number, cause?: unknown) {
    super(`No result within ${timeoutMs} ms.`, {
      code: 'DEADLINE_EXCEEDED',
      actor: 'provider',
      retryable: true,
      details: 'Ask for less, for example fewer tokens or inputs, or allow more time.',
      cause,
    })
  }
}

/** The caller withdrew the call. */
export class AbortedError extends TaskmeshError {
  override name = 'AbortedError'
  constructor(cause?: unknown) {
    super('The call was aborted.', { code: 'ABORTED', actor: 'caller', retryable: true, cause })
  }
}

/** The process in which models run ended in the middle of the call. It is started again. */
export class EngineCrashedError extends TaskmeshError {
  override name = 'EngineCrashedError'
  constructor(details: string) {
    super('The engine process ended before it had a result.', {
      code: 'ENGINE_CRASHED',
      actor: 'provider',
      retryable: true,
      details,
    })
  }
}

/** The model runs calls, or calls wait for it, so that it stays in memory. */
export class ModelBusyError extends TaskmeshError {
  override name = 'ModelBusyError'
  constructor(model: string) {
    super(`The model ${JSON.stringify(model)} has calls to answer.`, {
      code: 'MODEL_BUSY',
      actor: 'caller',
      retryable: true,
      path: 'model',
      details: 'Try again when they are answered.',
    })
  }
}

/** The model failed on these inputs. */
export class InferenceError extends TaskmeshError {
  override name = 'InferenceError'
  constructor(model: string, details: string, cause?: unknown) {
    super(`The model ${JSON.stringify(model)} failed.`, {
      code: 'INFERENCE_FAILED',
      actor: 'model',
      details,
      cause,
    })
  }
}

/** The runner is closing or closed. */
export class RunnerClosedError extends TaskmeshError {
  override name = 'RunnerClosedError'
  constructor() {
    super('The runner is closed.', { code: 'RUNNER_CLOSED', actor: 'provider', retryable: true })
  }
}

/** The model computed something that is no output. */
export class ModelOutputError extends TaskmeshError {
  override name = 'ModelOutputError'
  constructor(reason: string) {
    super(`The model’s output cannot be used: ${reason}.`, { code: 'MODEL_OUTPUT', actor: 'model' })
  }
}

/** The model gives nothing to split texts into tokens with. */
export class NoTokenizerError extends TaskmeshError {
  override name = 'NoTokenizerError'
  constructor(model: string) {
    super(`The model ${JSON.stringify(model)} has no tokenizer that can be used by itself.`, {
      code: 'NO_TOKENIZER',
      actor: 'caller',
      details:
        'Models for text-classification, feature-extraction, sentence-similarity and text-ranking in the Hugging Face layout have one.',
    })
  }
}

/** The server behind a remote endpoint has no room for the call now. */
export class RemoteBusyError extends TaskmeshError {
  override name = 'RemoteBusyError'
  /** When it makes sense to try again, in seconds. At least 1. */
  readonly retryAfterSeconds: number

  constructor(model: string, status: number, retryAfterSeconds: number) {
    super(`The server of ${JSON.stringify(model)} has no room now: HTTP ${status}.`, {
      code: 'REMOTE_BUSY',
      actor: 'provider',
      retryable: true,
      details: `Try again in about ${retryAfterSeconds} s.`,
    })
    this.retryAfterSeconds = retryAfterSeconds
  }

  override get data() {
    return { retryAfterSeconds: this.retryAfterSeconds }
  }

  static readData = QueueFullError.readData
}

/** The server behind a remote endpoint could not be reached, or answered with something else than an output. */
export class RemoteFailedError extends TaskmeshError {
  override name = 'RemoteFailedError'
  constructor(
    model: string,
    reason: string,
    options: { retryable?: boolean; details?: string | undefined; cause?: unknown } = {},
  ) {
    super(`The server of ${JSON.stringify(model)} failed: ${reason}.`, {
      code: 'REMOTE_FAILED',
      actor: 'network',
      ...options,
    })
  }
}

/** The errors of this package that cross processes and HTTP, by their codes. */
export const RUNNER_ERRORS = {
  UNKNOWN_MODEL: UnknownModelError,
  INVALID_OPTION: InvalidOptionError,
  MODEL_LOAD_FAILED: ModelLoadError,
  PACKAGE_MISSING: PackageMissingError,
  MODEL_UNAVAILABLE: ModelUnavailableError,
  MODEL_BUSY: ModelBusyError,
  MEDIA_UNREADABLE: MediaError,
  QUEUE_FULL: QueueFullError,
  DEADLINE_EXCEEDED: DeadlineError,
  ABORTED: AbortedError,
  ENGINE_CRASHED: EngineCrashedError,
  INFERENCE_FAILED: InferenceError,
  MODEL_OUTPUT: ModelOutputError,
  NO_TOKENIZER: NoTokenizerError,
  REMOTE_BUSY: RemoteBusyError,
  REMOTE_FAILED: RemoteFailedError,
  RUNNER_CLOSED: RunnerClosedError,
} as const satisfies ErrorClasses
