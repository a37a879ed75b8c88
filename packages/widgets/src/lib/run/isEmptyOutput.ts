/**
 * Returns whether an output holds nothing to show: no items, or items whose every field is empty.
 *
 * @example
 * ```ts
 * isEmptyOutput([]) // true
 * isEmptyOutput([{ generated_text: '' }]) // true
 * isEmptyOutput([{ label: 'x', score: 0 }]) // false
 * ```
 */
export function isEmptyOutput(output: unknown): boolean {
  if (output === undefined || output === null) return true
  if (typeof output === 'string') return output.trim() === ''
  if (typeof output !== 'object') return false
  if (output instanceof Blob) return output.size === 0
  return Object.values(output).every(isEmptyOutput)
}
