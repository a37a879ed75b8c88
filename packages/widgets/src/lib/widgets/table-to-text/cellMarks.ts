/** A cell by its row and column, from 0. */
type Cell = [row: number, column: number]

function isSame([row, column]: Cell, [otherRow, otherColumn]: Cell): boolean {
  return row === otherRow && column === otherColumn
}

/**
 * Marks a cell, or takes its mark away.
 *
 * @returns the marked cells, or `undefined` when none is left.
 *
 * @example
 * ```ts
 * toggleCell(undefined, [0, 1]) // [[0, 1]]
 * toggleCell([[0, 1]], [0, 1]) // undefined
 * ```
 */
export function toggleCell(cells: readonly Cell[] | undefined, cell: Cell): Cell[] | undefined {
  const others = (cells ?? []).filter((other) => !isSame(other, cell))
  if (others.length < (cells ?? []).length) return others.length > 0 ? others : undefined
  return [...others, cell]
}

/** The marks that a table has cells for, and how many it has not. */
export function marksIn(
  cells: readonly Cell[] | undefined,
  { rows, columns }: { rows: number; columns: number },
): { inside: ReadonlySet<string>; outside: number } {
  const inside = (cells ?? []).filter(([row, column]) => row < rows && column < columns)
  return {
    inside: new Set(inside.map(([row, column]) => `${row}-${column}`)),
    outside: (cells ?? []).length - inside.length,
  }
}
