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

/** The data colour at a place, from 0; after the last comes the first again. */
export function dataColor(index: number): string {
  const place = index % FALLBACKS.length
  return `var(--tm-data-${place + 1}, ${FALLBACKS[place]})`
}
