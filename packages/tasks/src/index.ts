export type { CompiledSchema, InputOf, OutputOf } from './compiled/compiledSchema.ts'
export type { Node } from './compiled/node.ts'
export type { TaskSchema } from './compiled/taskSchema.ts'
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
export { formatPath } from './parse/formatPath.ts'
export { parseOutput, safeParseOutput } from './parse/parseOutput.ts'
export { parseRequest, safeParseRequest } from './parse/parseRequest.ts'
export type { ParseResult } from './parse/result.ts'
export { outputSchemaOf, requestSchemaOf } from './parse/standardSchema.ts'
export type { StandardFailure, StandardIssue, StandardSchema } from './parse/standard.ts'
export * from './registry/index.ts'
export * from './schema/limits.ts'
export type { DecodedMedia } from './schema/decodedValue.ts'
export { isMediaText, readMediaText, type MediaText } from './schema/mediaText.ts'
export type { FieldRole } from './schema/fieldRole.ts'
export type { MediaKind } from './schema/mediaKind.ts'
export { findMedia, mediaPaths, type FoundMedia, type MediaPath } from './compiled/mediaPaths.ts'
export type { CallJsonSchemas, RegisteredTask } from './registeredTask.ts'
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
