import type { TaskSchema } from './compiled/taskSchema.ts'
import { TASK_SCHEMAS, type TaskSchemas } from './generated/schemas.ts'
import type { TaskCalls, ZodSchemas } from './generated/zodSchemas.ts'
import type { ParametersOf } from './parse/parseWith.ts'
import type { TaskId } from './registry/tasks.ts'
import type { DecodedMedia, DecodedValue } from './schema/decodedValue.ts'

export { TASK_SCHEMAS, type TaskSchemas }

TASK_SCHEMAS satisfies Record<TaskId, TaskSchema>

/** One input of a task. */
export type TaskInput<Id extends TaskId> = TaskCalls[Id]['input']

/**
 * One input of a task, with each piece of media as what it becomes when it is decoded. Media of a kind
 * that `Decoded` does not name stay as they are.
 *
 * @example
 * ```ts
 * type Inputs = DecodedInputs<'visual-question-answering', { image: ImageData }>
 * // { image: ImageData; question: string }
 * ```
 */
export type DecodedInputs<Id extends TaskId, Decoded extends DecodedMedia> = DecodedValue<
  ZodSchemas[Id]['inputs'],
  Decoded
>

/** What a request may carry as `inputs`: one input, or several for a task that takes a batch. */
export type TaskInputs<Id extends TaskId> =
  TaskInput<Id> | Extract<TaskCalls[Id]['inputs'], readonly TaskInput<Id>[]>

/** The parameters of a task. Keys that the schema does not know reach the engine as they are. */
export type TaskParameters<Id extends TaskId> = TaskCalls[Id]['parameters']

/** A call of a task. Its parameters may be left out when none of them is required. */
export type TaskRequest<
  Id extends TaskId = TaskId,
  Inputs extends TaskInputs<Id> = TaskInputs<Id>,
> = { inputs: Inputs } & ParametersOf<TaskParameters<Id>>

/** What a task gives for one input. */
export type TaskOutput<Id extends TaskId> = TaskCalls[Id]['output']

/** One piece of the output of a task that can answer bit by bit; `never` for any other. */
export type TaskPiece<Id extends TaskId> = TaskCalls[Id]['piece']

/** What a task gives for an array of inputs. */
export type BatchOutput<Id extends TaskId> = TaskOutput<Id>[]

/** What a task gives for these inputs: one output for one input, an array for an array. */
export type OutputFor<Id extends TaskId, Inputs> =
  Inputs extends TaskInput<Id>
    ? TaskOutput<Id>
    : Inputs extends readonly TaskInput<Id>[]
      ? BatchOutput<Id>
      : TaskOutput<Id> | BatchOutput<Id>
