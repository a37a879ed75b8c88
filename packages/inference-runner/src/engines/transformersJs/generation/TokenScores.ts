import { logSumExp } from './logSumExp.ts'
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

/**
 * Remembers how probable the tokens of each text were, after penalties and rules and before anything is
 * drawn.
 */
export class TokenScores {
  /** The tokens that were written, by text. */
  readonly rows: TokenScore[][]
  readonly #most: number

  /**
   * @param rows - how many texts are written.
   * @param most - how many of the most probable tokens to list for each place.
   */
  constructor(rows: number, most: number) {
    this.rows = Array.from({ length: rows }, () => [])
    this.#most = most
  }

  /** Takes the token that a text got, with the scores that it was chosen by. */
  add(row: number, id: number, scores: Float32Array): void {
    const total = logSumExp(scores)
    const top = mostProbable(scores, this.#most)
    this.rows[row]?.push({
      id,
      logprob: (scores[id] ?? -Infinity) - total,
      top: top.map(({ token, logit }) => ({ id: token, logprob: logit - total })),
    })
  }
}
