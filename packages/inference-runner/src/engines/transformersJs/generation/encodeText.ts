import type { PreTrainedTokenizer } from '@huggingface/transformers'

/** The special tokens that a tokenizer puts around a text, if its config says so itself. */
interface Ends {
  before: number[]
  after: number[]
}

/**
 * `add_bos_token` and `add_eos_token` of `tokenizer_config.json` take the place of the template in
 * `tokenizer.json`, as in Transformers 5 (`TokenizersBackend`); transformers.js knows the template only.
 */
function endsByConfig(tokenizer: PreTrainedTokenizer): Ends | undefined {
  const { add_bos_token: bos, add_eos_token: eos }: Record<string, unknown> = {
    ...tokenizer.config,
  }
  if (typeof bos !== 'boolean' && typeof eos !== 'boolean') return undefined
  const id = (isAdded: boolean, token: string | null | undefined): number[] => {
    const found = isAdded && token ? tokenizer.convert_tokens_to_ids(token) : undefined
    return found === undefined ? [] : [found]
  }
  return {
    before: id(bos === true, tokenizer.bos_token),
    after: id(eos === true, tokenizer.eos_token),
  }
}

/** Which tokens of a text are read when it has too many. */
export interface EncodeLimit {
  /** Most tokens, with the special ones. */
  most: number
  /** The side that loses tokens. */
  side: 'left' | 'right'
}

/** A text as tokens. */
export interface EncodedText {
  ids: number[]
  /** How many tokens the whole text has. */
  whole: number
}

/** How many special tokens stand before and after the tokens of a text. */
function frame(
  ids: readonly number[],
  inner: readonly number[],
): { before: number; after: number } {
  const extra = ids.length - inner.length
  for (let before = 0; before <= extra; before += 1) {
    if (inner.every((id, at) => ids[before + at] === id)) return { before, after: extra - before }
  }
  return { before: 0, after: 0 }
}

/**
 * Makes tokens of a text as Transformers does: with the special tokens that the tokenizer's template or config
 * asks for, which stay when the text is cut.
 */
export function encodeText(
  tokenizer: PreTrainedTokenizer,
  text: string,
  { most, side }: EncodeLimit = { most: Infinity, side: 'right' },
): EncodedText {
  const inner = tokenizer.encode(text, { add_special_tokens: false })
  const ends = endsByConfig(tokenizer)
  const all =
    ends === undefined ? tokenizer.encode(text) : [...ends.before, ...inner, ...ends.after]
  const whole = all.length
  if (whole <= most) return { ids: all, whole }
  const { before, after } = frame(all, inner)
  const room = Math.max(0, most - before - after)
  const kept = side === 'left' ? inner.slice(inner.length - room) : inner.slice(0, room)
  const ids = [...all.slice(0, before), ...kept, ...all.slice(whole - after)]
  return { ids: ids.slice(0, most), whole }
}
