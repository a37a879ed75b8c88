import type * as z from 'zod/mini'
import type { TaskId } from './registry/tasks.ts'
import type { TaskSchema } from './schema/taskSchema.ts'
import imageClassification from './tasks/image-classification/schema.ts'
import summarization from './tasks/summarization/schema.ts'
import textClassification from './tasks/text-classification/schema.ts'
import textGeneration from './tasks/text-generation/schema.ts'
import translation from './tasks/translation/schema.ts'
import visualQuestionAnswering from './tasks/visual-question-answering/schema.ts'

/** The schema of every task, by id. */
export const TASK_SCHEMAS = {
  'text-classification': textClassification,
  'image-classification': imageClassification,
  'text-generation': textGeneration,
  'visual-question-answering': visualQuestionAnswering,
  translation: translation,
  summarization: summarization,
} as const satisfies Record<TaskId, TaskSchema>

type Schemas = typeof TASK_SCHEMAS

/** One input of a task. */
export type TaskInput<Id extends TaskId> = z.input<Schemas[Id]['inputs']>

/** What a request may carry as `inputs`: one input, or several for a task that takes a batch. */
export type TaskInputs<Id extends TaskId> = {
  [Key in Id]: Schemas[Key]['batch'] extends true
    ? TaskInput<Key> | readonly TaskInput<Key>[]
    : TaskInput<Key>
}[Id]

/** The parameters of a task. Keys that the schema does not know reach the engine as they are. */
export type TaskParameters<Id extends TaskId> = z.input<Schemas[Id]['parameters']>

/** A call of a task. */
export interface TaskRequest<
  Id extends TaskId = TaskId,
  Inputs extends TaskInputs<Id> = TaskInputs<Id>,
> {
  inputs: Inputs
  parameters?: TaskParameters<Id> | undefined
}

/** What a task gives for one input. */
export type TaskOutput<Id extends TaskId> = z.output<Schemas[Id]['output']>

/** What a task gives for an array of inputs. */
export type BatchOutput<Id extends TaskId> = TaskOutput<Id>[]

/** What a task gives for these inputs: one output for one input, an array for an array. */
export type OutputFor<Id extends TaskId, Inputs> =
  Inputs extends TaskInput<Id>
    ? TaskOutput<Id>
    : Inputs extends readonly TaskInput<Id>[]
      ? BatchOutput<Id>
      : TaskOutput<Id> | BatchOutput<Id>
