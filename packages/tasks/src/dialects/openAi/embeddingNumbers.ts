import { fromBase64, toBase64 } from '../../media/index.ts'

const BYTES_PER_NUMBER = 4

/** The numbers of a vector as base64 of 32-bit floats, the least significant byte first. */
export function toEmbeddingBase64(vector: readonly unknown[]): string {
  const bytes = new Uint8Array(vector.length * BYTES_PER_NUMBER)
  const view = new DataView(bytes.buffer)
  for (const [index, number] of vector.entries())
    view.setFloat32(index * BYTES_PER_NUMBER, Number(number), true)
  return toBase64(bytes)
}

/** The inverse of {@link toEmbeddingBase64}. `undefined` for what is no such base64. */
export function readEmbeddingBase64(base64: string): number[] | undefined {
  const bytes = fromBase64(base64)
  if (bytes === undefined || bytes.length % BYTES_PER_NUMBER !== 0) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Array.from({ length: bytes.length / BYTES_PER_NUMBER }, (_, index) =>
    view.getFloat32(index * BYTES_PER_NUMBER, true),
  )
}
