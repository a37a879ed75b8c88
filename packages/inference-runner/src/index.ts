export {
  AbortedError,
  DeadlineError,
  EngineCrashedError,
  InferenceError,
  InvalidOptionError,
  MediaError,
  ModelLoadError,
  ModelUnavailableError,
  QueueFullError,
  RunnerClosedError,
  UnknownModelError,
} from './errors.ts'
export { silentLogger, type Logger } from './logger.ts'
export { createRunner } from './runner/createRunner.ts'
export type { ModelOption } from './runner/modelOptions.ts'
export type { RunOptions, RunResult, Runner, RunnerOptions } from './runner/runner.ts'
export type { ModelInfo } from './runner/ServedModel.ts'
