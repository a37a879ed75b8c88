/** A value by its place on the axis. */
export interface PlotPoint {
  index: number
  value: number
}

type Values = readonly (number | null | undefined)[]

function pointsIn(values: Values, from: number, to: number): PlotPoint[] {
  const points: PlotPoint[] = []
  for (let index = from; index < to; index += 1) {
    const value = values[index]
    if (value !== null && value !== undefined && Number.isFinite(value))
      points.push({ index, value })
  }
  return points
}

/**
 * The values that a line of some width can show: all, or the smallest and the largest of each
 * stretch. What is missing stays a gap: the line is in pieces.
 *
 * @param most - how many points at most, over all pieces.
 */
export function linePieces(values: Values, most = 800): PlotPoint[][] {
  const size = Math.max(Math.ceil((values.length * 2) / most), 1)
  const pieces: PlotPoint[][] = []
  let piece: PlotPoint[] = []
  for (let from = 0; from < values.length; from += size) {
    const points = pointsIn(values, from, Math.min(from + size, values.length))
    const isGap = points.length === 0
    if (isGap && piece.length > 0) pieces.push(piece)
    piece = isGap ? [] : [...piece, ...extremes(points)]
  }
  return piece.length > 0 ? [...pieces, piece] : pieces
}

function extremes(points: readonly PlotPoint[]): PlotPoint[] {
  if (points.length <= 2) return [...points]
  const by = points.toSorted((a, b) => a.value - b.value)
  return [by[0], by.at(-1)]
    .filter((point) => point !== undefined)
    .toSorted((a, b) => a.index - b.index)
}

type Place = (index: number) => number
type Height = (value: number) => number

const fixed = (value: number) => value.toFixed(1)

/** Pieces of a line as the `d` of an SVG path. A piece of one point becomes a short stroke. */
export function linePath(pieces: readonly (readonly PlotPoint[])[], x: Place, y: Height): string {
  return pieces
    .map((points) => {
      const path = points
        .map(({ index, value }) => `${fixed(x(index))},${fixed(y(value))}`)
        .join('L')
      return points.length === 1 ? `M${path}h0.1` : `M${path}`
    })
    .join('')
}

/** The area between two lines as the `d` of an SVG path, over at most `most` points of each. */
export function bandPath(
  { low, high, from }: { low: readonly number[]; high: readonly number[]; from: number },
  x: Place,
  y: Height,
  most = 400,
): string {
  const length = Math.min(low.length, high.length)
  const step = Math.max(Math.ceil(length / most), 1)
  const places = Array.from({ length: Math.ceil(length / step) }, (_, index) => index * step)
  const points = (values: readonly number[], order: readonly number[]) =>
    order.map((place) => `${fixed(x(place + from))},${fixed(y(values[place] ?? 0))}`).join('L')
  return length === 0 ? '' : `M${points(high, places)}L${points(low, places.toReversed())}Z`
}
