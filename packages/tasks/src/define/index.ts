export { optional, required } from '../schema/describe.ts'
export { audio, image, video } from '../schema/media.ts'
export type { Calls, DefinedExample, DefinedTask, TaskRef } from './definedTask.ts'
export { defineTask, type CallSchemas, type TaskDefinition } from './defineTask.ts'
