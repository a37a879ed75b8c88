import type { Modality } from '../registry/modalities.ts'
import type { TaskId } from '../registry/tasks.ts'
import type { TaskSchema } from '../compiled/taskSchema.ts'
import type { ZodTaskSchema } from '../schema/taskSchema.ts'

/**
 * The types of the calls of a task: what one input is, what a request may carry, and what comes back at
 * once or in pieces.
 */
export interface Calls {
  input: unknown
  inputs: unknown
  parameters: unknown
  output: unknown
  piece: unknown
}

/** A call that shows what a defined task does, with the answer that a good model would give. */
export interface DefinedExample<Of extends Calls = Calls> {
  /** A few words for a menu. */
  title: string
  request: { inputs: Of['inputs']; parameters?: Of['parameters'] | undefined }
  output: Of['output'] | readonly Of['output'][]
}

/** A task that a program has defined by `defineTask`: it is used where the id of a task of the registry is. */
export interface DefinedTask<Id extends string = string, Of extends Calls = Calls> {
  readonly id: Id
  /** Name for people. */
  readonly name: string
  readonly modality: Modality
  /** One or two sentences: what goes in, what comes out. */
  readonly summary: string
  /** The shape of its calls, compiled. */
  readonly schema: TaskSchema
  /** The shape of its calls in schemas of zod. */
  readonly zod: ZodTaskSchema
  readonly examples: readonly DefinedExample<Of>[]
  /** The types of its calls, for the compiler only. */
  readonly '~calls'?: Of | undefined
}

/** A task: one of the registry by its id, or one that a program has defined. */
export type TaskRef = TaskId | DefinedTask
