import { toDataUrl } from '@taskmesh/tasks/media'

/** BigInts become decimal strings, as on the network, and bytes a data: URL. */
function replace(this: unknown, key: string, value: unknown): unknown {
  // The value of a Buffer is what it makes of itself; the bytes are in what holds it.
  const original: unknown =
    typeof this === 'object' && this !== null ? Reflect.get(this, key) : value
  if (original instanceof Uint8Array) return toDataUrl(original)
  return typeof value === 'bigint' ? value.toString() : value
}

/** Writes a value as JSON on one line, media as tasks take them. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, replace)
}
