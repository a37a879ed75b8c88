import type { GenerationConfig } from './generationConfig.ts'
import { noBadWords, sequenceBias } from './processors/bias.ts'
import { finiteScores, forcedAt, suppressed } from './processors/forcedTokens.ts'
import { exponentialDecay, minLength } from './processors/lengths.ts'
import type { LogitsProcessor } from './processors/logitsProcessor.ts'
import {
  epsilonCutoff,
  etaCutoff,
  minP,
  temperature,
  topH,
  topK,
  topP,
  typicalP,
} from './processors/narrowing.ts'
import { encoderNoRepeatNgram, noRepeatNgram } from './processors/ngrams.ts'
import { encoderRepetitionPenalty, repetitionPenalty } from './processors/penalties.ts'
import type { SamplingSettings } from './sampleToken.ts'

/** Used when neither the call nor the model says how many tokens to choose from (as Transformers). */
const DEFAULT_TOP_K = 50

/** What rules are made from besides the settings. */
export interface RuleFacts {
  /** Tokens before the first new one. */
  startTokens: number
  /** Least and most tokens of the whole sequence. */
  minLength: number
  maxLength: number
  endTokens: ReadonlySet<number>
  /** The tokens that the encoder read, if there is one and it read tokens. */
  encoderIds?: readonly number[] | undefined
}

function present<Item>(items: readonly (Item | false | undefined)[]): Item[] {
  return items.flatMap((item) => (item === false || item === undefined ? [] : [item]))
}

/** The rules that hold whichever way tokens are chosen, in the order of Transformers. */
export function logitsProcessors(settings: GenerationConfig, facts: RuleFacts): LogitsProcessor[] {
  const { startTokens, endTokens, encoderIds, maxLength } = facts
  const { forced_bos_token_id: first, forced_eos_token_id: last } = settings
  const { repetition_penalty: penalty = 1, encoder_repetition_penalty: encoderPenalty = 1 } =
    settings
  const { no_repeat_ngram_size: ngram = 0, encoder_no_repeat_ngram_size: encoderNgram = 0 } =
    settings
  const { suppress_tokens: never, begin_suppress_tokens: notFirst } = settings
  const { exponential_decay_length_penalty: decay, bad_words_ids: badWords } = settings
  const begin = startTokens > 1 || first === undefined ? startTokens : startTokens + 1
  return present<LogitsProcessor>([
    settings.sequence_bias && sequenceBias(settings.sequence_bias),
    encoderPenalty !== 1 && encoderIds && encoderRepetitionPenalty(encoderIds, encoderPenalty),
    penalty !== 1 && repetitionPenalty(penalty),
    ngram > 0 && noRepeatNgram(ngram),
    encoderNgram > 0 && encoderIds && encoderNoRepeatNgram(encoderIds, encoderNgram),
    badWords && noBadWords(badWords, endTokens),
    facts.minLength > startTokens && minLength(facts.minLength, endTokens),
    first !== undefined && forcedAt(1, [first]),
    last !== undefined && forcedAt(maxLength - 1, [last].flat()),
    settings.remove_invalid_values === true && finiteScores,
    decay && exponentialDecay(decay, { startTokens, endTokens }),
    never && suppressed(never),
    notFirst && suppressed(notFirst, begin),
  ])
}

/** How tokens are drawn: rules that narrow the choice down, and the draw. */
export interface Drawing {
  processors: LogitsProcessor[]
  sampling: SamplingSettings
}

/**
 * How tokens are drawn; `undefined` when the most probable one is taken.
 *
 * @param seed - start of the random numbers; `undefined` starts anywhere.
 */
export function drawing(
  settings: GenerationConfig,
  { endTokens, seed }: { endTokens: ReadonlySet<number>; seed: number | undefined },
): Drawing | undefined {
  const { do_sample, temperature: heat = 1, top_p: mass = 1, num_beams = 1 } = settings
  // A temperature of 0 means the most probable token, as OpenAI and transformers.js have it.
  if (do_sample !== true || heat === 0) return undefined
  const { top_k = DEFAULT_TOP_K, top_h, min_p, typical_p = 1 } = settings
  const { epsilon_cutoff: epsilon = 0, eta_cutoff: eta = 0 } = settings
  const least = num_beams > 1 ? Math.max(2, endTokens.size + 1) : 1
  const later = present<LogitsProcessor>([
    min_p !== undefined && minP(min_p, least),
    typical_p < 1 && typicalP(typical_p, least),
    epsilon > 0 && epsilonCutoff(epsilon, least),
    eta > 0 && etaCutoff(eta, least),
  ])
  if (later.length === 0 && top_h === undefined && num_beams === 1) {
    // The draw does these itself, which is faster.
    const sampling = { temperature: heat, topK: top_k || Infinity, topP: mass, seed }
    return { processors: [], sampling }
  }
  const processors = present<LogitsProcessor>([
    heat !== 1 && temperature(heat),
    top_h !== undefined && topH(top_h),
    top_k > 0 && topK(top_k, least),
    mass < 1 && topP(mass, least),
    ...later,
  ])
  return { processors, sampling: { temperature: 1, topK: Infinity, topP: 1, seed } }
}
