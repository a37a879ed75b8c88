import type { Path } from './path.ts'
import { shortKey } from './words.ts'

/**
 * Writes a path as people write it in code.
 *
 * @example
 * ```ts
 * formatPath(['inputs', 2, 'question']) // 'inputs[2].question'
 * ```
 */
export function formatPath(path: Path): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${shortKey(key)}`))
    .join('')
    .replace(/^\./, '')
}
