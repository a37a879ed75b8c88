import type { TextAbility, TextFacts, TokenizedText } from '../../../engine/textAbility.ts'
import type { EncodedToken } from './InputEncoder.ts'
import type { EncoderModel } from './loadTextModel.ts'
import type { SentenceModel } from './SentenceModel.ts'

type Reading = Pick<EncoderModel, 'tokenizer' | 'encoder' | 'config' | 'limit'>

interface TextAbilityOptions {
  facts?: TextFacts | undefined
  /** The prompt of a name, or of none. Default: there are no prompts. */
  promptOf?: ((name: string | undefined) => string) | undefined
}

function labelsIn({ config }: Reading): string[] | undefined {
  const { id2label } = config
  const count = Object.keys(id2label ?? {}).length
  if (count === 0) return undefined
  return Array.from({ length: count }, (_, index) => id2label?.[index] ?? `LABEL_${index}`)
}

/** Splits texts as a model reads them. */
export function textAbility(
  model: Reading,
  { facts, promptOf = () => '' }: TextAbilityOptions = {},
): TextAbility {
  const { tokenizer, encoder, limit } = model
  const added = new Map(encoder.reader.json.added_tokens.map(({ id, content }) => [id, content]))
  const toToken = ({ id, source }: EncodedToken) =>
    source === undefined
      ? { id, token: added.get(id) ?? '', isSpecial: true }
      : { id, token: source.token, isSpecial: false, start: source.start, end: source.end }
  return {
    facts: {
      maxTokens: Number.isFinite(limit) ? limit : undefined,
      labels: labelsIn(model),
      ...facts,
    },
    tokenize(input, { addSpecialTokens = true, promptName }): TokenizedText {
      const [own, pair] = typeof input === 'string' ? [input] : input
      const text = pair === undefined ? promptOf(promptName) + own : own
      if (!addSpecialTokens) {
        const texts = pair === undefined ? [text] : [text, pair]
        const sources = texts.flatMap((one) => encoder.reader.read(one))
        return { text, tokens: sources.map((source) => toToken({ id: source.id, type: 0, source })) }
      }
      return { text, tokens: encoder.encode(text, pair, { limit: Infinity }).tokens.map(toToken) }
    },
    detokenize(ids, { skipSpecialTokens = true }) {
      const known = ids.filter((id) => encoder.hasId(id))
      if (known.length === 0) return ''
      return tokenizer.decode(known, {
        skip_special_tokens: skipSpecialTokens,
        clean_up_tokenization_spaces: false,
      })
    },
  }
}

/** Splits texts as a model reads them that has the files of sentence-transformers. */
export function sentenceTextAbility(sentenceModel: SentenceModel): TextAbility {
  const { model, settings, limit } = sentenceModel
  return textAbility(
    { ...model, limit },
    {
      facts: settings.isSentenceModel ? { pooling: settings.poolings.join('+') } : {},
      promptOf: (name) => sentenceModel.promptOf(name),
    },
  )
}
