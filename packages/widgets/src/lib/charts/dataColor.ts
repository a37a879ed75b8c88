/** A colour-blind-safe palette, for pages whose theme has none of its own. */
const COLORS = [
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
 * The colour of a series, class or group by its number from 0, as CSS. There are ten; then they begin
 * again.
 *
 * @example
 * ```ts
 * dataColor(0) // 'var(--tm-data-1, #4269d0)'
 * ```
 */
export function dataColor(index: number): string {
  const place = index % COLORS.length
  return `var(--tm-data-${place + 1}, ${COLORS[place] ?? COLORS[0]})`
}
