import type { Path } from './path.ts'
import { shortKey } from './words.ts'

/** More than lie in one another in any schema. A value may be nested deeper, by strangers who mean no good. */
const MOST_KEYS = 16

/**
 * Writes a path as people write it in code: its first 16 keys.
 *
 * @example
 * ```ts
 * formatPath(['inputs', 2, 'question']) // 'inputs[2].question'
 * ```
 */
export function formatPath(path: Path): string {
  return path
    .slice(0, MOST_KEYS)
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${shortKey(key)}`))
    .join('')
    .replace(/^\./, '')
}
