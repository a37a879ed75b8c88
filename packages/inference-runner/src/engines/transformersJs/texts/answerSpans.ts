/** A part of a row that may be an answer. */
export interface Span {
  /** Numbers of its first and last token. */
  first: number
  last: number
  score: number
}

/** How the spans of a row are scored. */
export interface SpanOptions {
  /** Whether each token of the row belongs to the context. The first one stands for no answer. */
  isContext: readonly boolean[]
  /** Number of the token that stands for no answer, `[CLS]`; it takes part in the softmax. */
  nullToken: number | undefined
  /** Most tokens of a span. */
  longest: number
  /** How many to return, best first. */
  count: number
}

/** Probabilities of the tokens that may be chosen; 0 for the others. */
function probabilities(logits: Float32Array, isChosen: (index: number) => boolean): Float64Array {
  let most = -Infinity
  for (const [index, logit] of logits.entries()) if (isChosen(index)) most = Math.max(most, logit)
  const powers = Float64Array.from(logits, (logit, index) =>
    isChosen(index) ? Math.exp(logit - most) : 0,
  )
  const sum = powers.reduce((total, power) => total + power, 0)
  return sum === 0 ? powers : powers.map((power) => power / sum)
}

/**
 * Finds the most probable spans of a row: the product of the probability that an answer begins with
 * its first token and that one ends with its last, as QuestionAnsweringPipeline of transformers 4 does.
 *
 * Work grows with the tokens times the longest span, not with the square of the tokens.
 */
export function answerSpans(
  startLogits: Float32Array,
  endLogits: Float32Array,
  { isContext, nullToken, longest, count }: SpanOptions,
): { spans: Span[]; nullScore: number } {
  const isChosen = (index: number) => isContext[index] === true || index === nullToken
  const starts = probabilities(startLogits, isChosen)
  const ends = probabilities(endLogits, isChosen)
  const spans: Span[] = []
  let least = 0
  for (const [first, start] of starts.entries()) {
    if (isContext[first] !== true) continue
    for (let last = first; last < Math.min(first + longest, ends.length); last += 1) {
      const score = start * (ends[last] ?? 0)
      if (isContext[last] !== true || score === 0 || (spans.length >= count && score <= least)) {
        continue
      }
      const at = spans.findIndex((span) => span.score < score)
      spans.splice(at === -1 ? spans.length : at, 0, { first, last, score })
      if (spans.length > count) spans.pop()
      least = spans.at(-1)?.score ?? 0
    }
  }
  return { spans, nullScore: (starts[0] ?? 0) * (ends[0] ?? 0) }
}
