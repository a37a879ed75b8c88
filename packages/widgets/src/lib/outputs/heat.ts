/** A table of numbers from -1 to 1 that can be drawn; NaN for what is no number. */
export interface HeatCells {
  width: number
  height: number
  /** Row by row. */
  values: Float32Array
}

function largestIn(rows: readonly (readonly number[])[]): number {
  let largest = 0
  for (const row of rows) {
    for (const value of row) {
      if (Number.isFinite(value)) largest = Math.max(largest, Math.abs(value))
    }
  }
  return largest || 1
}

/** The number of a stretch that is farthest from 0; NaN when none is finite. */
function strongest(row: readonly number[], start: number, end: number): number {
  let found = NaN
  for (let place = start; place < end; place += 1) {
    const value = row[place]
    if (value === undefined || !Number.isFinite(value)) continue
    if (Number.isNaN(found) || Math.abs(value) > Math.abs(found)) found = value
  }
  return found
}

/**
 * Numbers as cells to be drawn: each beside the one that is farthest from 0. Where there are more than
 * fit, a cell has the strongest of its stretch, and rows are left out evenly.
 */
export function heatCells(
  rows: readonly (readonly number[])[],
  most: { width: number; height: number },
): HeatCells {
  const longest = rows.reduce((length, row) => Math.max(length, row.length), 0)
  const width = Math.min(longest, most.width)
  const height = Math.min(rows.length, most.height)
  const largest = largestIn(rows)
  const values = new Float32Array(width * height)
  for (let y = 0; y < height; y += 1) {
    const row = rows[Math.floor((y * rows.length) / height)] ?? []
    for (let x = 0; x < width; x += 1) {
      const start = Math.floor((x * longest) / width)
      const end = Math.max(Math.floor(((x + 1) * longest) / width), start + 1)
      values[y * width + x] = strongest(row, start, end) / largest
    }
  }
  return { width, height, values }
}

/** How to paint a canvas with cells; the colours are those that its style has as `color` and `fill`. */
export function paintHeat(canvas: HTMLCanvasElement, { width, height, values }: HeatCells): void {
  const context = canvas.getContext('2d')
  canvas.width = Math.max(width, 1)
  canvas.height = Math.max(height, 1)
  if (context === null) return
  const { color, fill } = getComputedStyle(canvas)
  for (const [index, value] of values.entries()) {
    if (Number.isNaN(value)) continue
    context.globalAlpha = Math.abs(value)
    context.fillStyle = value > 0 ? color : fill
    context.fillRect(index % width, Math.floor(index / width), 1, 1)
  }
}
