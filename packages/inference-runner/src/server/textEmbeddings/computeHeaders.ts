import type { TokenizerInput } from '../../engine/textAbility.ts'
import type { ReadTexts } from '../calls/countTokens.ts'

function characters(text: string): number {
  let count = 0
  for (const _ of text) count += 1
  return count
}

/**
 * The headers by which text-embeddings-inference says how much it read: Unicode characters, tokens, and the
 * time of its tokenizer in whole milliseconds. The other times are headers of every dialect.
 *
 * Source: `ResponseMetadata` of text-embeddings-inference, `router/src/lib.rs`.
 */
export function computeHeaders(
  inputs: readonly TokenizerInput[],
  { tokens, ms }: ReadTexts,
): Record<string, number> {
  const count = inputs.flat().reduce((sum, text) => sum + characters(text), 0)
  return {
    'x-compute-characters': count,
    ...(tokens === undefined ? {} : { 'x-compute-tokens': tokens }),
    ...(ms === undefined ? {} : { 'x-tokenization-time': Math.round(ms) }),
  }
}
