import type { PipelineType } from '@huggingface/transformers'

/** RunParameters of a request. */
export type RunParameters = Readonly<Record<string, unknown>>

/** What a run may tell while it goes on. */
export interface RunContext {
  onText: (text: string) => void
}

/** A loaded model: one input to one output, in the form that the task's schema wants. */
export type LoadedTask = (
  input: unknown,
  parameters: RunParameters,
  context: RunContext,
) => Promise<unknown>

/** How models of a task are run. */
export interface BrowserPipeline {
  type: PipelineType
  /** The parameters that have an effect. */
  parameters: readonly string[]
  run: (
    call: Call,
    input: unknown,
    parameters: RunParameters,
    context: RunContext,
  ) => Promise<unknown>
}

/** A pipeline of Transformers.js. What it gives is checked with the task's schema in the end. */
export type Call = ((...values: unknown[]) => Promise<unknown>) & { tokenizer?: unknown }
