import {
  M2M100Tokenizer,
  MBartTokenizer,
  NllbTokenizer,
  type PreTrainedTokenizer,
} from '@huggingface/transformers'
import { createIssue, InvalidRequestError } from '@taskmesh/tasks'
import * as z from 'zod/mini'
import type { ModelConfig } from './readModelConfig.ts'
import { encodeText, type EncodedText, type EncodeLimit } from './generation/encodeText.ts'

/** From which language into which. */
export interface LanguagePair {
  source: string
  target: string
}

/** The languages of a translation model, and how a text is encoded for two of them. */
export interface Languages {
  codes: readonly string[]
  /** What the model takes when a call names no language. */
  defaults: Partial<LanguagePair>
  /** The tokens of a text, and the token that its translation begins with. */
  encode(text: string, pair: LanguagePair, limit?: EncodeLimit): EncodedText & FirstToken
}

interface FirstToken {
  firstToken?: number | undefined
}

const optionalText = z.catch(z.optional(z.string()), undefined)
const defaultLanguages = z.looseObject({ src_lang: optionalText, tgt_lang: optionalText })
const forced = z.looseObject({ forced_bos_token_id: z.optional(z.number()) })
const T5_PARAMETER = /^translation_([a-z]{2,3})_to_([a-z]{2,3})$/

function invalidLanguage(name: keyof LanguagePair, expected: string, got: string | undefined) {
  const path = `parameters.${name === 'source' ? 'src_lang' : 'tgt_lang'}`
  const received = got === undefined ? 'nothing' : JSON.stringify(got)
  return new InvalidRequestError('translation', [
    createIssue({ path, code: 'invalid_value', expected, received }),
  ])
}

/** Languages that are tokens of the vocabulary, as in M2M100, NLLB and mBART. */
function tokenLanguages(tokenizer: M2M100Tokenizer | NllbTokenizer | MBartTokenizer): Languages {
  const { src_lang, tgt_lang } = z.parse(defaultLanguages, tokenizer.config)
  return {
    codes: tokenizer.language_codes,
    defaults: { source: src_lang, target: tgt_lang },
    encode(text, { source, target }, limit) {
      const parameters: Record<string, unknown> = { src_lang: source, tgt_lang: target }
      // It puts the source language into the tokenizer's template.
      // oxlint-disable-next-line no-underscore-dangle -- what the library's translation pipeline calls
      tokenizer._build_translation_inputs([''], {}, parameters)
      const { forced_bos_token_id: firstToken } = z.parse(forced, parameters)
      return { ...encodeText(tokenizer, text, limit), firstToken }
    },
  }
}

interface PrefixPair extends LanguagePair {
  prefix: string
}

function prefixPairs(config: ModelConfig): PrefixPair[] {
  return Object.entries(config.task_specific_params ?? {}).flatMap(([key, { prefix }]) => {
    const [, source, target] = T5_PARAMETER.exec(key) ?? []
    return source && target && prefix ? [{ source, target, prefix }] : []
  })
}

/** Languages that a sentence before the text names, as in T5: "translate English to French: ". */
function prefixLanguages(tokenizer: PreTrainedTokenizer, pairs: readonly PrefixPair[]): Languages {
  return {
    codes: [...new Set(pairs.flatMap(({ source, target }) => [source, target]))],
    defaults: { ...pairs[0] },
    encode(text, wanted, limit) {
      const found = pairs.find(
        ({ source, target }) => source === wanted.source && target === wanted.target,
      )
      if (found !== undefined) return encodeText(tokenizer, found.prefix + text, limit)
      const targets = pairs.filter(({ source }) => source === wanted.source)
      const expected = `one of ${targets.map(({ target }) => target).join(', ')} for ${wanted.source}`
      throw invalidLanguage('target', expected, wanted.target)
    },
  }
}

/** Finds the languages of a model; `undefined` when it has one fixed direction. */
export function languagesOf(
  tokenizer: PreTrainedTokenizer,
  config: ModelConfig,
): Languages | undefined {
  if (
    tokenizer instanceof M2M100Tokenizer ||
    tokenizer instanceof NllbTokenizer ||
    tokenizer instanceof MBartTokenizer
  ) {
    return tokenLanguages(tokenizer)
  }
  const pairs = prefixPairs(config)
  return pairs.length === 0 ? undefined : prefixLanguages(tokenizer, pairs)
}

function check({ codes }: Languages, name: keyof LanguagePair, code: string | undefined): string {
  if (code !== undefined && codes.includes(code)) return code
  throw invalidLanguage(name, `one of the model’s languages ${codes.join(', ')}`, code)
}

/** The one language that is left when a model has two and one of them is taken. */
function otherOf(codes: readonly string[], taken: string | undefined): string | undefined {
  return codes.length === 2 && taken !== undefined
    ? codes.find((code) => code !== taken)
    : undefined
}

/**
 * Works out the languages of one call.
 *
 * A language that is not named is the other one of a model with two languages, and the model’s own
 * default otherwise.
 *
 * @throws {@link InvalidRequestError} that lists the model’s languages, for one that it does not know.
 */
export function choosePair(languages: Languages, requested: Partial<LanguagePair>): LanguagePair {
  const { codes, defaults } = languages
  return {
    source: check(
      languages,
      'source',
      requested.source ?? otherOf(codes, requested.target) ?? defaults.source,
    ),
    target: check(
      languages,
      'target',
      requested.target ?? otherOf(codes, requested.source) ?? defaults.target,
    ),
  }
}
