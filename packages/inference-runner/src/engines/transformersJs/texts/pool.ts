import type { Pooling } from './sentenceSettings.ts'

type Vector = ArrayLike<number>

function weightedSum(vectors: readonly Vector[], weights: readonly number[]): Float64Array {
  const sum = new Float64Array(vectors[0]?.length ?? 0)
  for (const [index, vector] of vectors.entries()) {
    const weight = weights[index] ?? 0
    for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] ?? 0) + weight * (vector[at] ?? 0)
  }
  return sum
}

function weightedMean(vectors: readonly Vector[], weights: readonly number[]): Float64Array {
  const total = Math.max(
    1e-9,
    weights.reduce((sum, weight) => sum + weight, 0),
  )
  return weightedSum(vectors, weights).map((value) => value / total)
}

function poolOnce(vectors: readonly Vector[], counted: readonly boolean[], how: Pooling): Vector {
  const ones: number[] = counted.map((isCounted) => (isCounted ? 1 : 0))
  const chosen = vectors.filter((_, index) => counted[index] === true)
  switch (how) {
    case 'cls':
      return chosen[0] ?? []
    case 'lasttoken':
      return chosen.at(-1) ?? []
    case 'max':
      return Float64Array.from(chosen[0] ?? [], (_, at) =>
        chosen.reduce((most, vector) => Math.max(most, vector[at] ?? 0), -Infinity),
      )
    case 'mean':
      return weightedMean(vectors, ones)
    case 'mean_sqrt_len_tokens': {
      const root = Math.sqrt(Math.max(1e-9, chosen.length))
      return weightedSum(vectors, ones).map((value) => value / root)
    }
    case 'weightedmean':
      return weightedMean(
        vectors,
        ones.map((one, index) => one * (index + 1)),
      )
  }
}

/**
 * Makes one vector of those of the tokens, as the module Pooling of sentence-transformers does; several
 * ways give one vector after another.
 *
 * @param counted - which of the tokens count.
 */
export function pool(
  vectors: readonly Vector[],
  counted: readonly boolean[],
  poolings: readonly Pooling[],
): number[] {
  return poolings.flatMap((how) => Array.from(poolOnce(vectors, counted, how)))
}

/** The vector with the length 1. */
export function normalized(vector: readonly number[]): number[] {
  const length = Math.max(1e-12, Math.hypot(...vector))
  return vector.map((value) => value / length)
}
