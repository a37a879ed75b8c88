import type { Numbers } from '../../form/numbersText.ts'
import type { EdgeIndex } from './graphParts.ts'

/** The edges of a graph as rows: where each begins and where it ends. */
export function edgeRows([from, to]: EdgeIndex): Numbers {
  const length = Math.max(from.length, to.length)
  return Array.from({ length }, (_, index) => [from[index] ?? '', to[index] ?? ''])
}

/** The opposite of {@link edgeRows}. A row without an end has `''` there, which no schema takes. */
export function edgesOf(rows: Numbers): [Numbers[], Numbers[]] {
  const pairs = Array.isArray(rows)
    ? rows.map((row: Numbers) => (Array.isArray(row) ? row : [row]))
    : []
  const side = (place: 0 | 1) => pairs.map((pair): Numbers => pair[place] ?? '')
  return [side(0), side(1)]
}
