import type { TaskId, TaskOutput, TaskParameters, TaskPiece } from '@taskmesh/tasks'
import type { DecodedInput } from './decodedInput.ts'

/** What a pipeline of one's own is to do. */
export interface PipelineCall<Id extends TaskId, Model = undefined> {
  /** What `load` returned. */
  model: Model
  /** Always a list: a single input is a list of one. They fit the task's schema; media are decoded. */
  inputs: readonly DecodedInput<Id>[]
  /** They fit the task's schema, which lets unknown keys through. */
  parameters: TaskParameters<Id>
  /** Aborts when nobody waits for the answer any more. */
  signal: AbortSignal
}

/** What a pipeline answers. */
export interface PipelineAnswer<Id extends TaskId> {
  /** As many as there were inputs, in their order. They are checked by the task's schema. */
  outputs: TaskOutput<Id>[]
  /** Sentences about the run, such as which parameter had no effect. Default none. */
  warnings?: readonly string[] | undefined
}

/** A pipeline of one's own for one task. */
export interface Pipeline<Id extends TaskId, Model = undefined> {
  /**
   * Called once, before the first call. What it returns is given to every call.
   *
   * @param folder - absolute path of the folder that holds the pipeline.
   */
  load?(folder: string): Model | Promise<Model>
  /** Answers all at once. */
  run(call: PipelineCall<Id, Model>): PipelineAnswer<Id> | Promise<PipelineAnswer<Id>>
  /** Answers in pieces, for a task that has them. It returns the answer, whole. */
  stream?(call: PipelineCall<Id, Model>): AsyncGenerator<TaskPiece<Id>, PipelineAnswer<Id>, void>
  /** Frees what the model holds. */
  dispose?(model: Model): void | Promise<void>
}

/** What `load` is due for a model that is something. */
type WithModel<Id extends TaskId, Model> = Model extends undefined
  ? Pipeline<Id, Model>
  : Pipeline<Id, Model> & Required<Pick<Pipeline<Id, Model>, 'load'>>

/**
 * Declares a pipeline of one's own, typed by the id of its task. `pipeline.ts` in a folder has it as its
 * default export, and the folder is a model of the kind `custom-pipeline`.
 *
 * @typeParam Id - the task.
 * @typeParam Model - what `load` returns. Default nothing.
 *
 * @example
 * ```ts
 * import { definePipeline } from '@taskmesh/inference-runner/pipeline'
 *
 * export default definePipeline<'text-classification'>({
 *   run({ inputs, parameters: { top_k = null } }) {
 *     const rank = (text: string) => [{ label: text.includes('!') ? 'LOUD' : 'CALM', score: 1 }]
 *     return { outputs: inputs.map((text) => rank(text).slice(0, top_k ?? undefined)) }
 *   },
 * })
 * ```
 */
export function definePipeline<Id extends TaskId, Model = undefined>(
  pipeline: WithModel<Id, Model>,
): WithModel<Id, Model> {
  return pipeline
}
