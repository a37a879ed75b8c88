import type {
  EngineAnswer,
  EngineCall,
  EngineStream,
  LoadedModel,
} from '../../engine/loadedModel.ts'
import { piecesOf } from '../../engine/piecesOf.ts'
import { AbortedError, DeadlineError, EngineCrashedError, InferenceError } from '../../errors.ts'
import type { Answered, Loaded } from './process/messages.ts'
import { PipelineFailure, type PipelineProcess } from './process/PipelineProcess.ts'

/** How long a pipeline may go on after its call was withdrawn, before its process is ended. */
const CANCEL_GRACE_MS = 1000

/** A process in which a pipeline is loaded. */
export interface LoadedPipeline {
  process: PipelineProcess
  facts: Loaded
}

/** How the values of a pipeline are those of its task. */
export interface Exchange {
  /** The inputs as the pipeline takes them. */
  inputsFor(inputs: readonly unknown[], facts: Loaded): readonly unknown[]
  /** The outputs for these inputs, in canonical form. */
  read(answer: Answered, inputs: readonly unknown[]): unknown[]
  /** The pieces in canonical form. */
  readPieces(
    pieces: AsyncGenerator<unknown, Answered, void>,
  ): AsyncGenerator<unknown, Answered, void>
}

export interface PipelineModelOptions {
  model: string
  timeoutMs: number
  exchange: Exchange
  /** Starts a process and loads the pipeline in it. */
  start: () => Promise<LoadedPipeline>
}

/** A pipeline in a process of its own, which is started again after it died. Calls wait for each other. */
export class PipelineModel implements LoadedModel {
  readonly memoryBytes: number | undefined
  readonly warnings: readonly string[]
  readonly #options: PipelineModelOptions
  #loaded: LoadedPipeline
  #turn: Promise<unknown> = Promise.resolve()

  readonly stream: LoadedModel['stream']

  constructor(
    loaded: LoadedPipeline,
    facts: { memoryBytes: number | undefined; warnings: readonly string[] },
    options: PipelineModelOptions & { canStream: boolean },
  ) {
    this.#loaded = loaded
    this.#options = options
    this.memoryBytes = facts.memoryBytes
    this.warnings = facts.warnings
    if (options.canStream) this.stream = (call) => this.#stream(call)
  }

  async run(call: EngineCall): Promise<EngineAnswer> {
    const answer = await this.#inTurn(() => this.#ask(call, false))
    return this.#answerOf(answer, call)
  }

  async dispose(): Promise<void> {
    await this.#loaded.process.end()
  }

  async *#stream(call: EngineCall): EngineStream {
    const pieces = piecesOf<unknown, Answered>((emit) =>
      this.#inTurn(() => this.#ask(call, true, emit)),
    )
    const answer = yield* this.#options.exchange.readPieces(pieces)
    return this.#answerOf(answer, call)
  }

  #answerOf(answer: Answered, { inputs }: EngineCall): EngineAnswer {
    const { model, exchange } = this.#options
    const { outputs, without, warnings } = answer
    if (outputs.length !== inputs.length) {
      throw new InferenceError(
        model,
        `The pipeline gave ${outputs.length} outputs for ${inputs.length} inputs.`,
      )
    }
    const ignored = without.map(
      (name) =>
        `The parameter "${name.slice(0, 60)}" had no effect: the pipeline does not take it.`,
    )
    return { outputs: exchange.read(answer, inputs), warnings: [...ignored, ...warnings] }
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(work)
    this.#turn = result.catch(() => {})
    return result
  }

  async #alive(): Promise<LoadedPipeline> {
    if (!this.#loaded.process.isAlive) this.#loaded = await this.#options.start()
    return this.#loaded
  }

  async #ask(
    { inputs, parameters, signal }: EngineCall,
    isStreamed: boolean,
    onPiece?: (piece: unknown) => void,
  ): Promise<Answered> {
    const { model, timeoutMs, exchange } = this.#options
    signal.throwIfAborted()
    const { process, facts } = await this.#alive()
    signal.throwIfAborted()
    const given = exchange.inputsFor(inputs, facts)
    const { id, reply } = process.ask(
      { type: 'run', inputs: given, parameters, isStreamed },
      onPiece,
    )
    const late = setTimeout(() => process.kill(new DeadlineError(timeoutMs)), timeoutMs)
    let slow: NodeJS.Timeout | undefined
    const cancel = () => {
      process.cancel(id)
      slow = setTimeout(() => process.kill(new AbortedError()), CANCEL_GRACE_MS)
    }
    signal.addEventListener('abort', cancel, { once: true })
    try {
      const answer = await reply
      if (answer.type === 'answered') return answer
      throw new EngineCrashedError('The pipeline answered to another question.')
    } catch (error) {
      throw error instanceof PipelineFailure ? new InferenceError(model, error.reason) : error
    } finally {
      signal.removeEventListener('abort', cancel)
      clearTimeout(late)
      clearTimeout(slow)
    }
  }
}
