import { AutoModel } from '@huggingface/transformers'
import { createIssue, InvalidRequestError, type TaskId } from '@taskmesh/tasks'
import type { LoadOptions } from '../../../engine/loadOptions.ts'
import type { HuggingFaceSpec } from '../../../engine/modelSpec.ts'
import { ModelLoadError } from '../../../errors.ts'
import type { EncodedRow } from './InputEncoder.ts'
import { describeCutRows, loadTextModel, type EncoderModel } from './loadTextModel.ts'
import { normalized, pool } from './pool.ts'
import { runRows, tableOf } from './runRows.ts'
import { readSentenceSettings, type Pooling, type SentenceSettings } from './sentenceSettings.ts'
import type { TruncationSide } from './truncate.ts'

/** What a call may ask of texts that are too long. */
export interface TruncationParameters {
  truncate?: boolean | undefined
  truncation_direction?: TruncationSide | undefined
}

/** How texts become vectors, where that is not as the model says. */
export interface EmbedOptions extends TruncationParameters {
  /** `null`: the vectors of the tokens stay apart. */
  pooling?: Pooling | null | undefined
  normalize?: boolean | undefined
  dimensions?: number | undefined
  /** Put before each text. */
  prompt?: string | undefined
  /** Where a text stands in the request, by its number. */
  pathOf: (index: number) => string
  signal: AbortSignal
}

/** What texts became. */
export interface Embeddings {
  /** For each text one vector, or with `pooling: null` one for each token. */
  vectors: number[][][]
  warnings: string[]
}

/** Any model: only its outputs say what it does. */
const ANY_MODEL = {
  supports: () => true,
  from_pretrained: AutoModel.from_pretrained.bind(AutoModel),
}

const TOKEN_OUTPUTS = ['last_hidden_state', 'token_embeddings', 'hidden_states', 'logits']

/** A model that makes vectors of texts, or scores pairs of them. */
export class SentenceModel {
  readonly model: EncoderModel
  readonly settings: SentenceSettings
  readonly #task: TaskId

  private constructor(model: EncoderModel, settings: SentenceSettings, task: TaskId) {
    this.model = model
    this.settings = settings
    this.#task = task
  }

  /**
   * Loads a model with the files of sentence-transformers, if it has them.
   *
   * @throws ModelLoadError for files that are missing, broken or do not fit.
   */
  static async load(
    spec: HuggingFaceSpec,
    options: LoadOptions,
    task: TaskId,
  ): Promise<SentenceModel> {
    const model = await loadTextModel(spec, options, task, ANY_MODEL)
    try {
      const hasSentence = model.outputNames.includes('sentence_embedding')
      const settings = await readSentenceSettings(spec, hasSentence)
      return new SentenceModel(model, settings, task)
    } catch (error) {
      await model.dispose()
      throw error
    }
  }

  /** Whether it scores pairs of texts instead of making vectors. */
  get isCrossEncoder(): boolean {
    const { outputNames } = this.model
    return outputNames.includes('logits') && !outputNames.includes('last_hidden_state')
  }

  /** Most tokens that it reads at once. */
  get limit(): number {
    return Math.min(this.model.limit, this.settings.maxLength)
  }

  /** @throws ModelLoadError for a model that scores pairs. */
  assertMakesVectors(id: string): void {
    if (!this.isCrossEncoder) return
    throw new ModelLoadError(
      id,
      `It gives logits, not vectors: it runs text-ranking, not ${this.#task}.`,
    )
  }

  /**
   * The prompt of a name.
   *
   * @throws InvalidRequestError for a name that the model does not have.
   */
  promptOf(name: string | undefined): string {
    const { prompts, defaultPrompt } = this.settings
    const chosen = name ?? defaultPrompt
    const prompt = chosen === undefined ? '' : prompts[chosen]
    if (prompt !== undefined) return prompt
    if (name === undefined) return ''
    const names = Object.keys(prompts)
    const expected =
      names.length === 0 ? 'nothing: this model has no prompts' : `one of ${names.join(', ')}`
    throw new InvalidRequestError(this.#task, [
      createIssue({
        path: 'parameters.prompt_name',
        code: 'invalid_value',
        expected,
        received: JSON.stringify(name),
      }),
    ])
  }

  /**
   * Makes a row of tokens of a text, or of two.
   *
   * @throws InvalidRequestError for one that is too long, if it must not be cut.
   */
  encode(
    text: string,
    pair: string | undefined,
    { truncate = true, truncation_direction }: TruncationParameters,
    path: string,
  ): EncodedRow {
    const { lowerCase } = this.settings
    const lower = (one: string) => (lowerCase ? one.toLowerCase() : one)
    const row = this.model.encoder.encode(lower(text), pair === undefined ? pair : lower(pair), {
      limit: this.limit,
      side: truncation_direction,
    })
    if (truncate || row.uncut <= this.limit) return row
    throw new InvalidRequestError(this.#task, [
      createIssue({
        path,
        code: 'too_big',
        expected: `at most ${this.limit} tokens, which is what this model reads`,
        received: `${row.uncut} tokens`,
      }),
    ])
  }

  /** Makes vectors of texts. */
  async embed(texts: readonly string[], options: EmbedOptions): Promise<Embeddings> {
    const { settings, model } = this
    const { prompt = '', pooling, signal, pathOf } = options
    const rows = texts.map((text, index) =>
      this.encode(prompt + text, undefined, options, pathOf(index)),
    )
    const tokens = rows.map((row) => row.tokens)
    const warnings = describeCutRows(rows, this.limit)
    const finish = (vector: readonly number[]) => {
      const { dimensions = vector.length } = options
      if (dimensions > vector.length) {
        const warning = `The vectors of this model have ${vector.length} numbers; dimensions asks for ${dimensions}.`
        if (!warnings.includes(warning)) warnings.push(warning)
      }
      const cut = vector.slice(0, dimensions)
      return (options.normalize ?? settings.normalize) ? normalized(cut) : cut
    }
    if (pooling === undefined && model.outputNames.includes('sentence_embedding')) {
      const names = { sentence: ['sentence_embedding'] }
      const results = await runRows(model, tokens, { names, byToken: false, signal })
      const vectors = results.map(({ sentence }) => [finish(Array.from(sentence.data))])
      return { vectors, warnings }
    }
    const names = { tokens: TOKEN_OUTPUTS }
    const results = await runRows(model, tokens, { names, byToken: true, signal })
    const poolings = pooling === undefined ? settings.poolings : pooling && [pooling]
    const vectors = results.map((result, index) => {
      const table = tableOf(result.tokens)
      if (poolings === null) return table.map((vector) => finish(Array.from(vector)))
      const counted = (rows[index]?.tokens ?? []).map(
        ({ source }) =>
          settings.includePrompt || source === undefined || source.start >= prompt.length,
      )
      return [finish(pool(table, counted, poolings))]
    })
    return { vectors, warnings }
  }
}
