/** Observable 10, where the theme has no colours for data. Source: https://observablehq.com/blog/crafting-data-colors. */
const FALLBACKS = [
  '#4269d0',
  '#efb118',
  '#ff725c',
  '#6cc5b0',
  '#3ca951',
  '#ff8ab7',
  '#a463f2',
  '#97bbf5',
  '#9c6b4e',
  '#9498a0',
] as const

/**
 * The colour of the nth label, as a value of CSS. After ten they repeat.
 *
 * @example
 * ```ts
 * dataColor(0) // 'var(--tm-data-1, #4269d0)'
 * ```
 */
export function dataColor(index: number): string {
  const place = Math.max(index, 0) % FALLBACKS.length
  return `var(--tm-data-${place + 1}, ${FALLBACKS[place]})`
}

/**
 * A colour for each label, the same wherever the label is shown: in the order in which they first occur.
 *
 * @example
 * ```ts
 * const colors = colorsOf(['cat', 'dog', 'cat'])
 * colors.get('cat') // 'var(--tm-data-1, #4269d0)'
 * ```
 */
export function colorsOf(labels: readonly string[]): ReadonlyMap<string, string> {
  return new Map([...new Set(labels)].map((label, index) => [label, dataColor(index)]))
}
