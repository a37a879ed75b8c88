import { Tensor, type PreTrainedModel } from '@huggingface/transformers'
import * as z from 'zod/mini'
import { ModelOutputError } from '../../../errors.ts'
import { KeyValueCache, takeRows } from './KeyValueCache.ts'

/** Tensors by name, as processors and tokenizers give them. */
export type ModelInputs = Readonly<Record<string, Tensor>>

const encoded = z.looseObject({ encoder_outputs: z.instanceof(Tensor) })
/** Where the positions of models that read images go on after the prompt, as Qwen2-VL works them out. */
const positions = z.looseObject({ rope_deltas: z.optional(z.instanceof(Tensor)) })

/** Token numbers, a row for each text. */
function idTensor(rows: readonly (readonly number[])[]): Tensor {
  const [first = []] = rows
  return new Tensor('int64', BigInt64Array.from(rows.flat().map(BigInt)), [
    rows.length,
    first.length,
  ])
}

function ones(rows: number, columns: number): Tensor {
  return new Tensor('int64', new BigInt64Array(rows * columns).fill(1n), [rows, columns])
}

/** The scores of the next token: those of the last place, for each row. */
function lastScores({ logits }: Readonly<Record<string, unknown>>): Float32Array[] {
  if (!(logits instanceof Tensor)) throw new ModelOutputError('it has no logits')
  const [rows = 0, places = 0, width = 0] = logits.dims
  if (logits.dims.length !== 3 || width === 0) {
    throw new ModelOutputError(`logits of 3 dimensions are expected, not ${logits.dims.length}`)
  }
  const { data } = logits.to('float32')
  if (!(data instanceof Float32Array)) throw new ModelOutputError('its logits are no numbers')
  return Array.from({ length: rows }, (_, row) => {
    const start = (row * places + places - 1) * width
    return data.slice(start, start + width)
  })
}

function assertNumbers(rows: readonly Float32Array[]): void {
  // A model that divides by zero gives NaN everywhere; -∞ is how graphs rule tokens out.
  for (const scores of rows) {
    if (scores.every(Number.isNaN)) throw new ModelOutputError('its logits are no numbers')
  }
}

/**
 * The part of a model that writes, token by token. It keeps what it read, so that each step costs one token.
 *
 * transformers.js decodes greedily or at random only; here the caller chooses the tokens, and which text each
 * of them continues.
 */
export class Decoder {
  readonly #model: PreTrainedModel
  readonly #cache = new KeyValueCache()
  #inputs: Record<string, unknown>
  #rows = 1
  #length = 0
  #isStarted = false

  private constructor(model: PreTrainedModel, inputs: ModelInputs) {
    this.#model = model
    this.#inputs = { ...inputs }
  }

  /** Runs the encoder, if the model has one, and gets the decoder ready. */
  static async open(model: PreTrainedModel, inputs: ModelInputs): Promise<Decoder> {
    const decoder = new Decoder(model, inputs)
    if (isEncoderDecoder(model)) {
      // oxlint-disable-next-line no-underscore-dangle -- what the library's generate() calls
      const prepared: unknown = await model._prepare_encoder_decoder_kwargs_for_generation({
        inputs_tensor: inputs[model.main_input_name],
        model_inputs: { ...inputs },
        model_input_name: model.main_input_name,
        generation_config: { guidance_scale: null },
      })
      decoder.#inputs = z.parse(encoded, prepared)
    }
    return decoder
  }

  /** Reads the tokens that all texts start with. Gives the scores of the next one. */
  async start(ids: readonly number[]): Promise<Float32Array> {
    this.#length = ids.length
    const [scores] = await this.#run([ids])
    if (scores === undefined) throw new ModelOutputError('its logits have no row')
    return scores
  }

  /**
   * Reads one more token of each text.
   *
   * @param tokens - a token for each text.
   * @param from - which text of the last step it continues. After the start all texts are one.
   * @returns the scores of the next token of each text.
   */
  async next(tokens: readonly number[], from: readonly number[]): Promise<Float32Array[]> {
    const parents = this.#isStarted ? from : from.map(() => 0)
    this.#isStarted = true
    this.#cache.reorder(parents)
    this.#reorderInputs(parents)
    this.#rows = tokens.length
    this.#length += 1
    const scores = await this.#run(tokens.map((token) => [token]))
    if (scores.length !== tokens.length) {
      throw new ModelOutputError(
        `${tokens.length} rows of logits are expected, not ${scores.length}`,
      )
    }
    return scores
  }

  #reorderInputs(parents: readonly number[]): void {
    if (parents.length === this.#rows) return
    for (const name of ['encoder_outputs', 'attention_mask', 'rope_deltas']) {
      const tensor = this.#inputs[name]
      if (tensor instanceof Tensor) this.#inputs[name] = takeRows(tensor, parents, this.#rows)
    }
  }

  #keepPositions(prepared: unknown): void {
    const { rope_deltas } = z.parse(positions, prepared)
    if (rope_deltas !== undefined) this.#inputs['rope_deltas'] = rope_deltas
  }

  async #run(rows: readonly (readonly number[])[]): Promise<Float32Array[]> {
    const mask = ones(rows.length, this.#length)
    const input_ids = idTensor(rows)
    const past = this.#cache.toInputs()
    const isFirst = past === undefined
    const inputs = {
      ...this.#inputs,
      ...(isEncoderDecoder(this.#model)
        ? { decoder_attention_mask: mask }
        : { input_ids, attention_mask: mask }),
      ...(isFirst ? {} : { past_key_values: past }),
    }
    const ids = rows.map((row) => row.map(BigInt))
    const prepared: unknown = this.#model.prepare_inputs_for_generation(ids, inputs, {})
    if (isFirst) this.#keepPositions(prepared)
    const found: Record<string, unknown> = { ...(await this.#model.forward(prepared)) }
    this.#cache.update(found, rows.length)
    const scores = lastScores(found)
    assertNumbers(scores)
    return scores
  }
}

/** Whether a model has an encoder of its own for what it reads. */
export function isEncoderDecoder(model: PreTrainedModel): boolean {
  const config: Record<string, unknown> = { ...model.config }
  return config['is_encoder_decoder'] === true
}
