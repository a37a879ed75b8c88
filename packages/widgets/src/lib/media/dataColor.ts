/** Observable 10, where the theme has no colours for data. */
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

/** The colour of the nth thing that is told apart, as a value of CSS. After ten they repeat. */
export function dataColor(index: number): string {
  const place = Math.max(index, 0) % FALLBACKS.length
  return `var(--tm-data-${place + 1}, ${FALLBACKS[place]})`
}
