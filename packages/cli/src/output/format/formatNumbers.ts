const SHOWN = 8
const BLOCKS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█']
const MOST_BLOCKS = 60

function short(value: unknown): string {
  return typeof value === 'number' ? String(Number(value.toPrecision(4))) : JSON.stringify(value)
}

function shapeOf(value: unknown): number[] {
  return Array.isArray(value) ? [value.length, ...shapeOf(value[0])] : []
}

/**
 * Writes an array of numbers in one line: all of a short one, and of others the first numbers and the shape.
 *
 * @example
 * ```ts
 * formatNumbers([0.25, 1 / 3]) // '[0.25, 0.3333]'
 * formatNumbers(Array(384).fill(0.5)) // '[0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, …] 384 numbers'
 * ```
 */
export function formatNumbers(value: unknown): string {
  if (!Array.isArray(value)) return short(value)
  const shape = shapeOf(value)
  const numbers = value.flat(shape.length)
  const shown = numbers.slice(0, SHOWN).map(short)
  if (numbers.length > SHOWN) shown.push('…')
  const size = shape.length > 1 || numbers.length > SHOWN ? ` ${shape.join(' × ')} numbers` : ''
  return `[${shown.join(', ')}]${size}`
}

/** Draws a series of numbers as a row of blocks; `null`, where a number is missing, as a space. */
function sparkline(values: readonly unknown[]): string {
  const known = values.filter((value) => typeof value === 'number')
  const lowest = known.reduce((a, b) => Math.min(a, b), Infinity)
  const highest = known.reduce((a, b) => Math.max(a, b), -Infinity)
  const scale = highest > lowest ? (BLOCKS.length - 1) / (highest - lowest) : 0
  const block = (value: unknown) =>
    typeof value === 'number' ? BLOCKS[Math.round((value - lowest) * scale)] : ' '
  return values.slice(0, MOST_BLOCKS).map(block).join('')
}

/** Writes a series of numbers over time in one line, with a small chart. */
export function formatSeries(value: unknown): string {
  const numbers = formatNumbers(value)
  return Array.isArray(value) && value.length > 1 ? `${sparkline(value)}  ${numbers}` : numbers
}
