import type { PreTrainedTokenizer } from '@huggingface/transformers'
import type { PieceTokenizer } from './TokenPieces.ts'

/**
 * Makes texts of tokens as Transformers 5 does: spaces before punctuation stay, unless the call or the model's
 * `tokenizer_config.json` asks for `clean_up_tokenization_spaces`. transformers.js removes them by default.
 */
export function textReader(
  tokenizer: PreTrainedTokenizer,
  cleanUp: boolean | undefined,
): PieceTokenizer {
  const config: Record<string, unknown> = { ...tokenizer.config }
  const clean_up_tokenization_spaces = cleanUp ?? config['clean_up_tokenization_spaces'] === true
  return {
    all_special_ids: tokenizer.all_special_ids,
    decode: (ids, options) =>
      ids.length === 0 ? '' : tokenizer.decode(ids, { ...options, clean_up_tokenization_spaces }),
  }
}
