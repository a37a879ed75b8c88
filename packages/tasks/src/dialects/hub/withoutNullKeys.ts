import type { Decoded } from '../shared/decoded.ts'
import { isJsonObject } from '../shared/isJsonObject.ts'

function withoutNull(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNull)
  if (!isJsonObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]) =>
      part === null ? [] : [[key, withoutNull(part)] as const],
    ),
  )
}

/** A value whose keys that are null, as many servers write what they do not say, are left out. */
export function withoutNullKeys({ value, toWire }: Decoded): Decoded {
  return { value: withoutNull(value), toWire }
}
