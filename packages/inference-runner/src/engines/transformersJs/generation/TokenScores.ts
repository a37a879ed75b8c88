import { LogitsProcessor, type Tensor } from '@huggingface/transformers'
import { mostProbable } from './mostProbable.ts'

/** A token with the natural logarithm of its probability. */
export interface ScoredToken {
  id: number
  logprob: number
}

/** A token that was written, with the most probable ones at its place. */
export interface TokenScore extends ScoredToken {
  top: readonly ScoredToken[]
}

/** Natural logarithm of the sum of the exponentials, without overflow. */
function logSumExp(logits: Float32Array): number {
  let greatest = -Infinity
  for (const logit of logits) if (logit > greatest) greatest = logit
  if (greatest === -Infinity) return greatest
  let sum = 0
  for (const logit of logits) sum += Math.exp(logit - greatest)
  return greatest + Math.log(sum)
}

/**
 * Remembers how probable the tokens of each row were.
 *
 * It stands after the processors of transformers.js, so that penalties and rules count, and before the
 * one that draws. Which token was taken is known only when the step is over: {@link add} says it.
 */
export class TokenScores extends LogitsProcessor {
  /** The tokens that were written, by row. */
  readonly rows: TokenScore[][]
  readonly #most: number
  #logits = new Float32Array()

  /**
   * @param rows - how many texts are written.
   * @param most - how many of the most probable tokens to list for each place.
   */
  constructor(rows: number, most: number) {
    super()
    this.rows = Array.from({ length: rows }, () => [])
    this.#most = most
  }

  override _call(_ids: bigint[][], logits: Tensor): Tensor {
    this.#logits = Float32Array.from(logits.data, Number)
    return logits
  }

  /** Takes the token that each row got in this step. */
  add(ids: readonly number[]): void {
    const width = this.#logits.length / this.rows.length
    for (const [row, id] of ids.entries()) {
      const logits = this.#logits.subarray(row * width, (row + 1) * width)
      const total = logSumExp(logits)
      const top = mostProbable(logits, this.#most)
      this.rows[row]?.push({
        id,
        logprob: (logits[id] ?? -Infinity) - total,
        top: top.map(({ token, logit }) => ({ id: token, logprob: logit - total })),
      })
    }
  }
}
