import type { EngineAnswer } from '../engine/loadedModel.ts'
import type { LoadProgress } from '../engine/loadOptions.ts'
import type { ModelSpec } from '../engine/modelSpec.ts'
import type {
  DetokenizeSettings,
  TextFacts,
  TokenizedText,
  TokenizerInput,
  TokenizeSettings,
} from '../engine/textAbility.ts'

/** One run of a model. */
export interface HostJob {
  spec: ModelSpec
  /** A list of inputs with decoded media. */
  inputs: unknown[]
  parameters: Record<string, unknown>
  /** Whether pieces are wanted. */
  isStreamed: boolean
  /** Where the call is in a trace: a header `traceparent`. */
  traceparent?: string | undefined
}

/** A host's facts about a model that it has loaded. */
export interface LoadedFacts {
  /** Name of the engine that runs it. */
  engine: string
  /** Bytes of memory that its weights take, where they are known. */
  memoryBytes?: number | undefined
  /** Whether calls that have the same parameters may be run as one. */
  joinsCalls?: boolean | undefined
  /** How it reads texts, for one that can split them into tokens. */
  text?: TextFacts | undefined
  /** Sentences for whoever runs it. */
  warnings?: readonly string[] | undefined
}

/** What the tokenizer of a model is to do. */
export type TokenizerJob =
  | ({ kind: 'tokenize' | 'count'; inputs: readonly TokenizerInput[] } & TokenizeSettings)
  | ({ kind: 'detokenize'; ids: readonly (readonly number[])[] } & DetokenizeSettings)

/** What it did, for each input in their order, and how long that took, in milliseconds. */
export type TokenizerAnswer = { ms: number } & (
  | { kind: 'tokenize'; texts: TokenizedText[] }
  | { kind: 'count'; counts: number[] }
  | { kind: 'detokenize'; texts: string[] }
)

export interface HostLoadOptions {
  /** When it aborts, nobody waits for the model any more. */
  signal: AbortSignal
  /** How long after that the host is ended, if the model is not loaded by then, in milliseconds. */
  graceMs?: number | undefined
  onProgress?: ((progress: LoadProgress) => void) | undefined
}

export interface HostRunOptions {
  /** When it aborts, the job is stopped and its result is dropped. */
  signal: AbortSignal
  /** How long after that the host is ended, if the job has not stopped, in milliseconds. */
  graceMs: number
  onPiece?: ((piece: unknown) => void) | undefined
}

/** Where models are loaded and run. */
export interface Host {
  /** The number of the process; `undefined` while none runs. */
  readonly pid: number | undefined
  /** Bytes of memory that the process takes, where that is known. */
  readonly residentBytes: number | undefined
  /** Loads a model, unless it is loaded. */
  load(spec: ModelSpec, options: HostLoadOptions): Promise<LoadedFacts>
  /** Runs a model, loading it first when necessary. */
  run(job: HostJob, options: HostRunOptions): Promise<EngineAnswer>
  /**
   * Uses the tokenizer of a model, loading it first when necessary.
   *
   * @throws NoTokenizerError for a model that has none.
   */
  readText(
    spec: ModelSpec,
    job: TokenizerJob,
    options: { signal: AbortSignal },
  ): Promise<TokenizerAnswer>
  /** Frees the memory of a model, once its jobs have ended. */
  unload(spec: ModelSpec, options: { signal: AbortSignal }): Promise<void>
  /** Ends its process with all models in it. The next call starts another one. */
  stop(): Promise<void>
  /** Ends it for good; what it still runs fails with RunnerClosedError. */
  close(): Promise<void>
}
