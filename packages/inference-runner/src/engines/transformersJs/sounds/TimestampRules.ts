import { LogitsProcessor, type Tensor } from '@huggingface/transformers'

/** Where the numbers of times begin, and what else the rules of times need to know. */
export interface TimestampSettings {
  /** The number of the first time; that of "no times" is one less. */
  begin: number
  /** The number that ends a text. All others below it are words. */
  end: number
  /** How many tokens the text starts with. */
  startTokens: number
  /** Greatest first time, as steps after the first. */
  maxInitial: number | undefined
}

/** The logarithm of the sum of the powers, from one place to another. */
function logSum(scores: Float32Array, from: number, to: number): number {
  let most = -Infinity
  for (let at = from; at < to; at += 1) most = Math.max(most, scores[at] ?? -Infinity)
  if (most === -Infinity) return -Infinity
  let sum = 0
  for (let at = from; at < to; at += 1) sum += Math.exp((scores[at] ?? -Infinity) - most)
  return most + Math.log(sum)
}

/**
 * Keeps the times that Whisper writes in order: they come in pairs, never decrease, a text begins
 * with one, and one comes where all times together are more probable than any word.
 *
 * Source: `WhisperTimeStampLogitsProcessor` of Transformers. That of transformers.js 4 lets times decrease.
 */
export class TimestampRules extends LogitsProcessor {
  readonly #settings: TimestampSettings

  constructor(settings: TimestampSettings) {
    super()
    this.#settings = settings
  }

  override _call(ids: bigint[][], logits: Tensor): Tensor {
    const { data: scores } = logits
    if (!(scores instanceof Float32Array)) return logits
    const { begin, end, startTokens, maxInitial } = this.#settings
    scores[begin - 1] = -Infinity
    const written = (ids[0] ?? []).slice(startTokens).map(Number)
    const isTime = (back: number) => (written.at(-back) ?? 0) >= begin
    if (isTime(1)) {
      if (written.length < 2 || isTime(2)) scores.fill(-Infinity, begin)
      else scores.fill(-Infinity, 0, end)
    }
    const last = written.findLast((token) => token >= begin)
    if (last !== undefined) {
      const isOpen = isTime(1) && written.length >= 2 && !isTime(2)
      scores.fill(-Infinity, begin, isOpen ? last : last + 1)
    }
    if (written.length === 0) {
      scores.fill(-Infinity, 0, begin)
      if (maxInitial !== undefined) scores.fill(-Infinity, begin + maxInitial + 1)
    }
    let word = -Infinity
    for (let token = 0; token < begin; token += 1) word = Math.max(word, scores[token] ?? -Infinity)
    if (logSum(scores, begin, scores.length) > word) scores.fill(-Infinity, 0, begin)
    return logits
  }
}
