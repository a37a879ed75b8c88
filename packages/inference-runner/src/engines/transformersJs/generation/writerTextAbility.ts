import type { TextAbility } from '../../../engine/textAbility.ts'
import { libraryTokenizer } from '../texts/libraryTokenizer.ts'
import type { TextModel } from './textModel.ts'

/** Splits texts as a model reads them that writes. Where its tokens are in a text is not known. */
export function writerTextAbility({ tokenizer, positions }: TextModel): TextAbility {
  const library = libraryTokenizer(tokenizer)
  const special = new Set(tokenizer.all_special_ids)
  const tokenOf = (id: number) => tokenizer.decode([id], { skip_special_tokens: false })
  return {
    facts: { maxTokens: Number.isFinite(positions) ? positions : undefined },
    tokenize(input, { addSpecialTokens = true }) {
      const [text, text_pair] = typeof input === 'string' ? [input] : input
      const pair = text_pair === undefined ? {} : { text_pair }
      const ids = tokenizer.encode(text, { ...pair, add_special_tokens: addSpecialTokens })
      const tokens = ids.map((id) => ({ id, token: tokenOf(id), isSpecial: special.has(id) }))
      return { text, tokens }
    },
    detokenize(ids, { skipSpecialTokens = true }) {
      const known = ids.filter((id) => library.tokenOf(id) !== undefined)
      return known.length === 0
        ? ''
        : tokenizer.decode(known, { skip_special_tokens: skipSpecialTokens })
    },
  }
}
