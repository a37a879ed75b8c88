/**
 * Writes a key or an id as types are named.
 *
 * @example
 * ```ts
 * capitalizedWords('text-classification') // 'TextClassification'
 * capitalizedWords('top_k') // 'TopK'
 * ```
 */
export function capitalizedWords(key: string): string {
  return key
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
}
