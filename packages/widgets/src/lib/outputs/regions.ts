/** A rectangle in pixels of the image. */
export interface Box {
  xmin: number
  ymin: number
  xmax: number
  ymax: number
}

/** A place in pixels of the image. */
export interface Point {
  label: string
  x: number
  y: number
}

/** Something that was found in an image: a rectangle, points, or both. */
export interface Region {
  label: string
  box?: Box | undefined
  points: readonly Point[]
  /** Between which points to draw a line. */
  lines?: readonly (readonly [Point, Point])[]
}

/**
 * The lines of a skeleton that points span.
 *
 * @param skeleton - what to join, by the labels of the points.
 *
 * @example
 * ```ts
 * const [nose, eye] = [{ label: 'nose', x: 9, y: 9 }, { label: 'eye', x: 5, y: 5 }]
 * linesBetween([nose, eye], [['nose', 'eye'], ['eye', 'ear']]) // [[nose, eye]]
 * ```
 */
export function linesBetween(
  points: readonly Point[],
  skeleton: readonly (readonly [string, string])[],
): [Point, Point][] {
  const byLabel = new Map(points.map((point) => [point.label, point]))
  return skeleton.flatMap(([from, to]): [Point, Point][] => {
    const [start, end] = [byLabel.get(from), byLabel.get(to)]
    return start !== undefined && end !== undefined ? [[start, end]] : []
  })
}

const COLORS = ['#e4572e', '#2e7de4', '#2a9d4a', '#b93fc4', '#c99700', '#0f9aa8'] as const

/** A colour for each label, the same wherever the label is shown. */
export function colorOf(label: string, labels: readonly string[]): string {
  return COLORS[Math.max([...new Set(labels)].indexOf(label), 0) % COLORS.length] ?? COLORS[0]
}
