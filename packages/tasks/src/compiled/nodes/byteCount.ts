/** How many bytes a value has, of those that are bytes in memory. */
export function byteCount(value: unknown): number | undefined {
  if (value instanceof Uint8Array) return value.length
  return value instanceof Blob ? value.size : undefined
}
