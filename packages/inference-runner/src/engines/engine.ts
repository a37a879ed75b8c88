import type { TaskId } from '@taskmesh/tasks'
import type { ModelConfig } from './modelConfig.ts'
import type { ModelSource } from './modelSource.ts'

/** What an engine is asked to do. Media in the inputs is decoded already. */
export interface EngineCall {
  /** Always a list: a single input is a list of one. */
  inputs: readonly unknown[]
  parameters: Readonly<Record<string, unknown>>
  /** Aborts when nobody waits for the answer any more. */
  signal: AbortSignal
}

/** What an engine answers: as many outputs as there were inputs, in their order. */
export interface EngineAnswer {
  outputs: unknown[]
  /** Sentences about the run, such as which parameter had no effect. */
  warnings: string[]
}

/** A model in memory, ready to run. */
export interface LoadedModel {
  run(call: EngineCall): Promise<EngineAnswer>
  dispose(): Promise<void>
}

/** Whether an engine runs a model for a task; if not, why, as a sentence for people. */
export type Verdict = { runnable: true } | { runnable: false; reason: string }

/** Something that can run models of certain kinds. */
export interface Engine {
  name: string
  canRun(task: TaskId, config: ModelConfig): Verdict
  load(model: ModelSource, config: ModelConfig): Promise<LoadedModel>
}
