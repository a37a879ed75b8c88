import type { TaskSchema } from './compiled/taskSchema.ts'
import type { DefinedTask, TaskRef } from './define/definedTask.ts'
import { TASK_SCHEMAS, type TaskSchemas } from './generated/schemas.ts'
import type { TaskCalls, ZodSchemas } from './generated/zodSchemas.ts'
import type { ParametersOf } from './parse/parseWith.ts'
import type { TaskId } from './registry/tasks.ts'
import type { DecodedMedia, DecodedValue } from './schema/decodedValue.ts'

export { TASK_SCHEMAS, type TaskSchemas }

TASK_SCHEMAS satisfies Record<TaskId, TaskSchema>

/** The types of a task's calls: by its id, or by what defines it. */
type CallsOf<Task extends TaskRef> = Task extends TaskId
  ? TaskCalls[Task]
  : Task extends DefinedTask<string, infer Of>
    ? Of
    : never

/** One input of a task. */
export type TaskInput<Task extends TaskRef> = CallsOf<Task>['input']

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
export type TaskInputs<Task extends TaskRef> =
  TaskInput<Task> | Extract<CallsOf<Task>['inputs'], readonly TaskInput<Task>[]>

/** The parameters of a task. Keys that the schema does not know reach the engine as they are. */
export type TaskParameters<Task extends TaskRef> = CallsOf<Task>['parameters']

/** A call of a task. Its parameters may be left out when none of them is required. */
export type TaskRequest<
  Task extends TaskRef = TaskId,
  Inputs extends TaskInputs<Task> = TaskInputs<Task>,
> = { inputs: Inputs } & ParametersOf<TaskParameters<Task>>

/** What a task gives for one input. */
export type TaskOutput<Task extends TaskRef> = CallsOf<Task>['output']

/** One piece of the output of a task that can answer bit by bit; `never` for any other. */
export type TaskPiece<Id extends TaskId> = TaskCalls[Id]['piece']

/** What a task gives for an array of inputs. */
export type BatchOutput<Task extends TaskRef> = TaskOutput<Task>[]

/** What a task gives for these inputs: one output for one input, an array for an array. */
export type OutputFor<Task extends TaskRef, Inputs> =
  Inputs extends TaskInput<Task>
    ? TaskOutput<Task>
    : Inputs extends readonly TaskInput<Task>[]
      ? BatchOutput<Task>
      : TaskOutput<Task> | BatchOutput<Task>
