function isMatrix(value: unknown): value is readonly (readonly number[])[] {
  return Array.isArray(value) && value.length > 0 && value.every(Array.isArray)
}

function meanOf(rows: readonly (readonly number[])[]): number[] {
  const [first = []] = rows
  return first.map(
    (_, place) => rows.reduce((sum, row) => sum + (row[place] ?? 0), 0) / rows.length,
  )
}

/** The vectors of a batch of texts, where a model that has one for each token gets their mean. */
export function meanVectors(outputs: unknown): unknown {
  if (!Array.isArray(outputs)) return outputs
  const isOne = outputs.every((part) => typeof part === 'number')
  if (isOne) return outputs
  return outputs.map((one: unknown) => (isMatrix(one) ? meanOf(one) : one))
}
