/**
 * Changes the scores of the next token before it is chosen, in place.
 *
 * @param ids - the tokens so far, with those of the prompt.
 * @param scores - one number for each token of the vocabulary; -∞ rules a token out.
 */
export type LogitsProcessor = (ids: readonly number[], scores: Float32Array) => void
