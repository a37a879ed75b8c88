import { InvalidJsonError } from '../errors/storageErrors.ts'
import { isHtml } from './isHtml.ts'

/**
 * Decodes bytes as JSON. `__proto__` keys stay plain data, because nothing here merges objects.
 *
 * @throws InvalidJsonError, whose `text` is what came.
 *
 * @example
 * ```ts
 * readJson(new TextEncoder().encode('[1]')) // [1]
 * ```
 */
export function readJson(bytes: Uint8Array): unknown {
  const text = new TextDecoder().decode(bytes)
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new InvalidJsonError(text, isHtml(bytes), cause)
  }
}
