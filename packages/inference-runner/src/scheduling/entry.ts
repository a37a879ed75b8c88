import type { TaskId } from '@taskmesh/tasks'
import type { LoadProgress } from '../engine/loadOptions.ts'

/** How far a call is: it waits, as the first in its turn or a later one, or its model runs. */
export type RunStage =
  | { readonly state: 'queued'; /** 1 for the next. */ readonly place: number }
  | { readonly state: 'running' }

/** A call that waits for its turn or runs: plain facts, by which calls can be ordered and joined. */
export interface Entry {
  task: TaskId
  /** A list of inputs with decoded media. */
  inputs: readonly unknown[]
  parameters: Readonly<Record<string, unknown>>
  /** About how many tokens its inputs have together. */
  cost: number
  /** About how many tokens its longest input has. */
  longest: number
  /** Who calls, where it is known. */
  client: string | undefined
  /** Where it is in a trace: a header `traceparent`. */
  traceparent?: string | undefined
  /** When its time is over, in milliseconds since 1970. */
  deadline: number
  /** Aborts when nobody waits for the answer any more. */
  signal: AbortSignal
  /** Takes the pieces of the answer, if the caller wants them. */
  onPiece: ((piece: unknown) => void) | undefined
  /** Takes the progress of the model's loading, if it has to be loaded first. */
  onProgress: ((progress: LoadProgress) => void) | undefined
  /** Takes what changes of its stage. */
  onStage?: ((stage: RunStage) => void) | undefined
}
