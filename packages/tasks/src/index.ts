export {
  createIssue,
  InvalidOutputError,
  InvalidRequestError,
  InvalidTaskDefinitionError,
  TaskmeshError,
  UnknownTaskError,
  type Actor,
  type ErrorBody,
  type ExpectedMedia,
  type Issue,
  type TaskmeshErrorOptions,
} from './errors.ts'
export type { DefinedTask, TaskRef } from './define/definedTask.ts'
export { idOf, isDefinedTask, schemaOf } from './define/taskRef.ts'
export { isBatch } from './parse/isBatch.ts'
export { formatPath, toIssues } from './parse/issues.ts'
export { parseOutput, safeParseOutput } from './parse/parseOutput.ts'
export { parseRequest, safeParseRequest } from './parse/parseRequest.ts'
export type { ParseResult } from './parse/result.ts'
export {
  outputSchemaOf,
  requestSchemaOf,
  type StandardFailure,
  type StandardIssue,
  type StandardSchema,
} from './parse/standardSchema.ts'
export * from './registry/index.ts'
export * from './schema/limits.ts'
export type { DecodedMedia } from './schema/decodedValue.ts'
export type { MediaSchema } from './schema/media.ts'
export { isMediaText, readMediaText, type MediaText } from './schema/mediaText.ts'
export type { FieldRole } from './schema/fieldRole.ts'
export type { MediaKind } from './schema/mediaKind.ts'
export { findMedia, mediaPaths, type FoundMedia, type MediaPath } from './schema/mediaPaths.ts'
export type { TaskSchema } from './schema/taskSchema.ts'
export {
  TASK_SCHEMAS,
  type BatchOutput,
  type DecodedInputs,
  type OutputFor,
  type TaskInput,
  type TaskInputs,
  type TaskOutput,
  type TaskParameters,
  type TaskPiece,
  type TaskRequest,
  type TaskSchemas,
} from './schemas.ts'
