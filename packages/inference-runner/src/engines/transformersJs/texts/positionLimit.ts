import type { PreTrainedTokenizer } from '@huggingface/transformers'
import * as z from 'zod/mini'
import type { ModelConfig } from '../readModelConfig.ts'

/** What transformers writes for a limit that it does not know is above this. */
const LARGEST_LIMIT = 1e20

/**
 * Models that number positions from `pad_token_id + 1`, as RoBERTa does
 * (`create_position_ids_from_input_ids` in transformers).
 */
const AFTER_PADDING: ReadonlySet<string> = new Set([
  'camembert',
  'data2vec-text',
  'esm',
  'ibert',
  'layoutlmv3',
  'lilt',
  'longformer',
  'luke',
  'markuplm',
  'mpnet',
  'roberta',
  'roberta-prelayernorm',
  'xlm-roberta',
  'xlm-roberta-xl',
  'xmod',
])

/** Models whose positions are relative: what their config says of positions bounds nothing. */
const RELATIVE: ReadonlySet<string> = new Set([
  'longt5',
  'mt5',
  't5',
  'umt5',
  'xlnet',
  'bloom',
  'mpt',
])

const amount = z.catch(z.nullish(z.number().check(z.positive())), undefined)
const positions = z.looseObject({
  model_type: z.string(),
  max_position_embeddings: amount,
  n_positions: amount,
  n_ctx: amount,
  max_seq_len: amount,
  pad_token_id: z.catch(z.nullish(z.number()), undefined),
})

/** Most tokens that a model has positions for; `Infinity` when nothing bounds them. */
export function positionLimit(config: ModelConfig): number {
  const { model_type, pad_token_id, ...amounts } = z.parse(positions, config)
  if (RELATIVE.has(model_type)) return Infinity
  const { max_position_embeddings, n_positions, n_ctx, max_seq_len } = amounts
  const most = max_position_embeddings ?? n_positions ?? n_ctx ?? max_seq_len ?? Infinity
  return AFTER_PADDING.has(model_type) ? most - (pad_token_id ?? 1) - 1 : most
}

/**
 * Most tokens that a model reads at once: what its tokenizer says, within the positions that it has.
 * `Infinity` when nothing bounds them.
 */
export function longestInput(tokenizer: PreTrainedTokenizer, config: ModelConfig): number {
  const said = Number(tokenizer.model_max_length)
  const limit = Number.isInteger(said) && said > 0 && said < LARGEST_LIMIT ? said : Infinity
  return Math.min(limit, positionLimit(config))
}
