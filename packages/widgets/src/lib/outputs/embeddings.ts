/** A vector without what is no finite number, of length 1; all 0 when nothing is left. */
function unit(vector: readonly number[]): number[] {
  const finite = vector.map((value) => (Number.isFinite(value) ? value : 0))
  const largest = finite.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1
  const scaled = finite.map((value) => value / largest)
  const length = Math.sqrt(dot(scaled, scaled)) || 1
  return scaled.map((value) => value / length)
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0)
}

/**
 * The cosine of each vector with each other one.
 *
 * @example
 * ```ts
 * cosines([[1, 0], [1, 1]]) // [[1, 0.707…], [0.707…, 1]]
 * ```
 */
export function cosines(vectors: readonly (readonly number[])[]): number[][] {
  const units = vectors.map(unit)
  return units.map((a) => units.map((b) => Math.min(Math.max(dot(a, b), -1), 1)))
}

/** The mean of vectors, such as those of the tokens of one text. */
export function meanVector(rows: readonly (readonly number[])[]): number[] {
  const sum = Array.from(rows[0] ?? [], () => 0)
  for (const row of rows) {
    for (const index of sum.keys()) sum[index] = (sum[index] ?? 0) + (row[index] ?? 0) / rows.length
  }
  return sum
}

/** The inner products of vectors around their mean. */
function centredGram(vectors: readonly (readonly number[])[]): number[][] {
  const gram = cosines(vectors)
  const means = gram.map((row) => row.reduce((sum, value) => sum + value, 0) / gram.length)
  const mean = means.reduce((sum, value) => sum + value, 0) / gram.length
  return gram.map((row, y) =>
    row.map((value, x) => value - (means[y] ?? 0) - (means[x] ?? 0) + mean),
  )
}

const STEPS = 200

/** The eigenvector of the largest eigenvalue, by power iteration from a fixed beginning. */
function strongestAxis(matrix: readonly (readonly number[])[]): { axis: number[]; value: number } {
  let axis = unit(matrix.map((_, index) => Math.sin(index + 1)))
  for (let step = 0; step < STEPS; step += 1) axis = unit(matrix.map((row) => dot(row, axis)))
  return {
    axis,
    value: Math.max(
      dot(
        axis,
        matrix.map((row) => dot(row, axis)),
      ),
      0,
    ),
  }
}

function without(matrix: readonly (readonly number[])[], axis: readonly number[], value: number) {
  return matrix.map((row, y) =>
    row.map((cell, x) => cell - value * (axis[y] ?? 0) * (axis[x] ?? 0)),
  )
}

/**
 * Places vectors on a plane so that like ones are near each other: principal component analysis of the
 * vectors at length 1, by the eigenvectors of their inner products (which are few, however long the
 * vectors are).
 *
 * @returns a place for each, around (0, 0).
 */
export function project(vectors: readonly (readonly number[])[]): { x: number; y: number }[] {
  const gram = centredGram(vectors)
  const first = strongestAxis(gram)
  const second = strongestAxis(without(gram, first.axis, first.value))
  const [width, height] = [Math.sqrt(first.value), Math.sqrt(second.value)]
  return vectors.map((_, index) => ({
    x: (first.axis[index] ?? 0) * width,
    y: (second.axis[index] ?? 0) * height,
  }))
}
