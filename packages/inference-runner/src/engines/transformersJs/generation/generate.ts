import { LogitsProcessorList, Tensor } from '@huggingface/transformers'
import * as z from 'zod/mini'
import type { SamplingSettings } from './sampleToken.ts'
import { RowEnds, type RowEnd, type RowEndSettings } from './RowEnds.ts'
import { SeededSampler } from './SeededSampler.ts'
import type { TextModel } from './textModel.ts'
import type { TokenScores } from './TokenScores.ts'

/** The tokens of one text, as the tokenizer gives them. */
export const tokenizedText = z.object({
  input_ids: z.instanceof(Tensor),
  attention_mask: z.instanceof(Tensor),
})

/** The tokens of one text, as the tokenizer gives them. */
export type TokenizedText = z.infer<typeof tokenizedText>

/** How to write. */
export interface GenerateOptions {
  /** Tokens before the first new one: the prompt's, or 1 for the decoder's start token. */
  startTokens: number
  newTokens: number
  minLength: number
  repetitionPenalty: number
  /** Absent: always the most probable token. */
  sampling: SamplingSettings | undefined
  /** How many texts to write. */
  count: number
  stop: readonly string[]
  /** Token that must come first, such as the target language. */
  firstToken?: number | undefined
  /** Remembers how probable the tokens are. */
  scores?: TokenScores | undefined
  /** Called after each token of the first text. */
  onToken?: RowEndSettings['onToken']
  signal: AbortSignal
}

/** Token numbers of the start and of what was written after it. */
export interface GeneratedRow {
  ids: (number | bigint)[]
  /** Where it ended; `undefined` when it was as long as it could be. */
  end: RowEnd | undefined
}

function repeatRows(tensor: Tensor, count: number): Tensor {
  const values = Array.from(tensor.data, BigInt)
  const rows = Array.from({ length: count }, () => values).flat()
  return new Tensor('int64', BigInt64Array.from(rows), [count, values.length])
}

function toRows(output: unknown): (number | bigint)[][] {
  return output instanceof Tensor ? output.tolist() : []
}

/**
 * Generates one or more texts after one start.
 *
 * All rows of the batch have the same start, so nothing is padded and a text does not depend on what
 * else is written.
 */
export async function generate(
  { model, tokenizer, endTokens }: TextModel,
  text: TokenizedText,
  options: GenerateOptions,
): Promise<GeneratedRow[]> {
  const { count, startTokens, sampling, stop, scores, onToken, signal } = options
  const processors = new LogitsProcessorList()
  if (scores !== undefined) processors.push(scores)
  if (sampling !== undefined) processors.push(new SeededSampler(sampling, count))
  const read = (ids: readonly (number | bigint)[]) =>
    tokenizer.decode(ids.slice(startTokens).map(Number), { skip_special_tokens: true })
  const onStep = scores && ((tokens: readonly number[]) => scores.add(tokens))
  const ends = new RowEnds({ endTokens, stop, read, onStep, onToken, signal })
  const output = await model.generate({
    input_ids: repeatRows(text.input_ids, count),
    attention_mask: repeatRows(text.attention_mask, count),
    max_new_tokens: options.newTokens,
    min_length: options.minLength,
    repetition_penalty: options.repetitionPenalty,
    do_sample: false,
    num_beams: 1,
    num_return_sequences: 1,
    ...(options.firstToken === undefined ? {} : { forced_bos_token_id: options.firstToken }),
    logits_processor: processors,
    stopping_criteria: ends,
  })
  signal.throwIfAborted()
  return toRows(output).map((ids, row) => {
    const end = ends.ends[row]
    return { ids: ids.slice(0, end?.length), end }
  })
}
