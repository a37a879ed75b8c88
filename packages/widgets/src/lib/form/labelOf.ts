/**
 * A field's name as words.
 *
 * @example
 * ```ts
 * labelOf('source_sentence') // 'Source sentence'
 * ```
 */
export function labelOf(name: string): string {
  const words = name.replaceAll(/[_-]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/**
 * The label of one item of an array, numbered from 1.
 *
 * @example
 * ```ts
 * itemLabel('Sentences', 0) // 'Sentence 1'
 * itemLabel('Boxes', 1) // 'Box 2'
 * ```
 */
export function itemLabel(label: string, index: number): string {
  const one = label.replace(/xes$/, 'x').replace(/([^s])s$/, '$1')
  return `${one} ${index + 1}`
}
