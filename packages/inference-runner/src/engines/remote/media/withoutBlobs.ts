import { isRecord } from '@taskmesh/errors'

/** A value with the bytes of its Blobs in their places, so that it can go to another process. */
export async function withoutBlobs(value: unknown): Promise<unknown> {
  if (value instanceof Blob) return new Uint8Array(await value.arrayBuffer())
  if (value instanceof Uint8Array) return value
  if (Array.isArray(value)) return Promise.all(value.map(withoutBlobs))
  if (!isRecord(value)) return value
  const entries = Object.entries(value).map(
    async ([key, item]) => [key, await withoutBlobs(item)] as const,
  )
  return Object.fromEntries(await Promise.all(entries))
}
