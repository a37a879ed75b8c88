import { ModelOutputError } from '../../../errors.ts'

/** Vectors of one length, each for a part of a page or a query. */
export type Vectors = readonly (readonly number[])[]

/** The vectors in an output of `[1, vectors, size]`, or the only one of `[1, size]`. */
export function toVectors(numbers: readonly number[], dims: readonly number[]): Vectors {
  const width = dims.at(-1) ?? 0
  if (dims.length < 2 || dims.length > 3 || width === 0) {
    throw new ModelOutputError(`vectors are expected, not an array of [${dims.join(', ')}]`)
  }
  const vectors = Array.from({ length: numbers.length / width }, (_, row) =>
    numbers.slice(row * width, (row + 1) * width),
  )
  return dims.length === 2 ? vectors.map(normalize) : vectors
}

/** The vector with the length 1. */
function normalize(vector: readonly number[]): number[] {
  const length = Math.hypot(...vector)
  return vector.map((number) => number / Math.max(length, 1e-12))
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, number, index) => sum + number * (b[index] ?? 0), 0)
}

/**
 * How well a page fits a query: the sum, over the query's vectors, of the greatest dot product with
 * one of the page's (ColBERT's MaxSim, Khattab and Zaharia 2020). Of one vector each it is their product.
 */
export function lateInteraction(query: Vectors, page: Vectors): number {
  return query.reduce(
    (sum, part) => sum + page.reduce((most, other) => Math.max(most, dot(part, other)), -Infinity),
    0,
  )
}
