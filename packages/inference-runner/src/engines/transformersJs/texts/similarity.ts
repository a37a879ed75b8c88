import type { Similarity } from './sentenceSettings.ts'

function sumOf(
  a: readonly number[],
  b: readonly number[],
  term: (x: number, y: number) => number,
): number {
  return a.reduce((sum, value, at) => sum + term(value, b[at] ?? 0), 0)
}

const dot = (a: readonly number[], b: readonly number[]) => sumOf(a, b, (x, y) => x * y)

/**
 * How near two vectors are: higher is nearer, as in sentence-transformers, where distances count as
 * negative numbers.
 */
export function similarity(a: readonly number[], b: readonly number[], how: Similarity): number {
  switch (how) {
    case 'cosine':
      return dot(a, b) / Math.max(1e-12, Math.hypot(...a) * Math.hypot(...b))
    case 'dot':
    case 'dot_score':
      return dot(a, b)
    case 'euclidean':
      return -Math.sqrt(sumOf(a, b, (x, y) => (x - y) ** 2))
    case 'manhattan':
      return -sumOf(a, b, (x, y) => Math.abs(x - y))
  }
}
