export {
  AbortedError,
  DeadlineError,
  EngineCrashedError,
  InferenceError,
  InvalidOptionError,
  MediaError,
  ModelBusyError,
  ModelLoadError,
  PackageMissingError,
  ModelUnavailableError,
  NoTokenizerError,
  QueueFullError,
  RemoteBusyError,
  RemoteFailedError,
  RunnerClosedError,
  UnknownModelError,
} from './errors.ts'
export type { LoadProgress } from './engine/loadOptions.ts'
export type {
  DetokenizeSettings,
  ModelToken,
  TextFacts,
  TokenizedText,
  TokenizerInput,
  TokenizeSettings,
} from './engine/textAbility.ts'
export type {
  CustomPipelineSpec,
  HuggingFaceSpec,
  ModelKind,
  ModelSpec,
  OnnxFileSpec,
  PipelinePermissions,
  RemoteDialect,
  RemoteEndpointSpec,
} from './engine/modelSpec.ts'
export { onnxSignature, type OnnxSignature } from './engine/onnxSignature.ts'
export type { TaskPiece } from '@taskmesh/tasks'
export { detectModelKind } from './engines/detectModelKind.ts'
export { enginesOf, noEngineReason, type TaskEngine } from './engines/engines.ts'
export { silentLogger, type Logger } from './logger.ts'
export { createRunner } from './runner/createRunner.ts'
export type {
  CustomPipelineOption,
  HuggingFaceModelOption,
  ModelOption,
  OnnxFileOption,
  RemoteEndpointOption,
} from './runner/modelOptions.ts'
export type {
  LoadModelOptions,
  ModelProgress,
  PreparedRun,
  PreparedRunOptions,
  ReadyOptions,
  RunEvent,
  Runner,
  RunnerOptions,
  RunOptions,
  RunResult,
  RunTiming,
  TokenCounts,
  TokenizerOptions,
  UnknownRequest,
} from './runner/runner.ts'
export type { ModelInfo } from './runner/ServedModel.ts'
export type { TaskAbility } from './runner/taskAbility.ts'
