import type { TaskId, TaskOutput, TaskParameters, TaskPiece } from '@taskmesh/tasks'
import type { DecodedInput } from './decodedInput.ts'
import type { TextAbility } from './textAbility.ts'

/** What a model is to do. */
export interface EngineCall<Input = unknown, Parameters = Readonly<Record<string, unknown>>> {
  /** Always a list: a single input is a list of one. They fit the task's schema; media are decoded. */
  inputs: readonly Input[]
  /** They fit the task's schema, which lets unknown keys through. */
  parameters: Parameters
  /** Aborts when nobody waits for the answer any more. */
  signal: AbortSignal
  /** Where the call is in a trace, for the headers of what the model asks of others: `traceparent`. */
  traceparent?: string | undefined
}

/** What a model answers: as many outputs as there were inputs, in their order. */
export interface EngineAnswer<Output = unknown> {
  outputs: Output[]
  /** Sentences about the run, such as which parameter had no effect. */
  warnings: string[]
}

/** Pieces as the model writes them, and at the end, as the iteration's return value, the answer, whole. */
export type EngineStream<Piece = unknown, Output = unknown> = AsyncGenerator<
  Piece,
  EngineAnswer<Output>,
  void
>

/**
 * A model in memory, ready to run.
 *
 * A host knows nothing of tasks: it uses a {@link TaskModel} as a `LoadedModel` of anything, which
 * the compiler allows for methods. It may, because the runner parses every call with the task's schema.
 */
export interface LoadedModel<
  Input = unknown,
  Parameters = Readonly<Record<string, unknown>>,
  Output = unknown,
  Piece = unknown,
> {
  /** Bytes of memory that its weights take, where they are known. */
  readonly memoryBytes?: number | undefined
  /** Sentences for whoever runs it, such as which limit does not hold on this machine. */
  readonly warnings?: readonly string[] | undefined
  /**
   * Whether calls that have the same parameters may be run as one, because the output of each input depends
   * on nothing else (to within 1e-5) and takes about as long. Default `false`.
   */
  readonly joinsCalls?: boolean | undefined
  /** Splits texts into the tokens that it reads, for a model that reads texts and can say how. */
  readonly text?: TextAbility | undefined
  /** Answers all at once. */
  run(call: EngineCall<Input, Parameters>): Promise<EngineAnswer<Output>>
  /** Answers in pieces, if the model can; for calls that it only answers at once, it yields none. */
  stream?(call: EngineCall<Input, Parameters>): EngineStream<Piece, Output>
  /** Frees the memory. The model is not run any more. */
  dispose(): Promise<void>
}

/** A model that runs one task. */
export type TaskModel<Id extends TaskId> = LoadedModel<
  DecodedInput<Id>,
  TaskParameters<Id>,
  TaskOutput<Id>,
  TaskPiece<Id>
>

/** A call of one task. */
export type TaskCall<Id extends TaskId> = EngineCall<DecodedInput<Id>, TaskParameters<Id>>
