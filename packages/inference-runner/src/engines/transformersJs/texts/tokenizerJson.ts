import type { PreTrainedTokenizer } from '@huggingface/transformers'
import * as z from 'zod/mini'

const node = z.looseObject({ type: z.string() })

/** A normalizer, pre-tokenizer or post-processor as `tokenizer.json` describes it. */
export type TokenizerNode = z.infer<typeof node>

/** A normalizer that is made of others. */
export const normalizerSequence = z.looseObject({ normalizers: z.array(node) })

/** A pre-tokenizer that is made of others. */
export const preTokenizerSequence = z.looseObject({ pretokenizers: z.array(node) })

const tokenizerJson = z.looseObject({
  normalizer: z.nullish(node),
  pre_tokenizer: z.nullish(node),
  post_processor: z.nullish(node),
  model: z.looseObject({
    type: z.optional(z.string()),
    continuing_subword_prefix: z.nullish(z.string()),
    continuing_subword_suffix: z.nullish(z.string()),
    end_of_word_suffix: z.nullish(z.string()),
  }),
  added_tokens: z._default(
    z.array(
      z.looseObject({
        id: z.number(),
        content: z.string(),
        single_word: z._default(z.boolean(), false),
        lstrip: z._default(z.boolean(), false),
        rstrip: z._default(z.boolean(), false),
        special: z._default(z.boolean(), false),
        normalized: z.optional(z.boolean()),
      }),
    ),
    [],
  ),
})

/** The parts of `tokenizer.json` that say how a text becomes tokens. */
export type TokenizerJson = z.infer<typeof tokenizerJson>

/** Reads what a tokenizer was made of. */
export function readTokenizerJson(tokenizer: PreTrainedTokenizer): TokenizerJson {
  // oxlint-disable-next-line no-underscore-dangle -- the library has no other way to it
  return z.parse(tokenizerJson, tokenizer._tokenizerJSON)
}
