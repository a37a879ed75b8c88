import type { TaskId } from '@taskmesh/tasks'
import type { LoadProgress } from '../engine/loadOptions.ts'

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
  /** When its time is over, in milliseconds since 1970. */
  deadline: number
  /** Aborts when nobody waits for the answer any more. */
  signal: AbortSignal
  /** Takes the pieces of the answer, if the caller wants them. */
  onPiece: ((piece: unknown) => void) | undefined
  /** Takes the progress of the model's loading, if it has to be loaded first. */
  onProgress: ((progress: LoadProgress) => void) | undefined
}
