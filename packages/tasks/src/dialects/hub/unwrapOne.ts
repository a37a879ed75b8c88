/** A list of one answer becomes that answer. */
export function unwrapOne(output: unknown): unknown {
  return Array.isArray(output) && output.length === 1 ? output[0] : output
}
