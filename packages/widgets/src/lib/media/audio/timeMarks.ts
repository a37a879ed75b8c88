/** A part of a recording. */
export interface TimeMark {
  startS: number
  endS: number
  /** A CSS colour. @default the accent */
  color?: string | undefined
}

/** Parts of one colour as the outline of an SVG that is as wide as the recording is long, and 1 high. */
export interface MarkShape {
  color: string
  path: string
}

const ACCENT = 'var(--tm-accent)'

/**
 * Draws parts of a recording, one shape for each colour, however many parts there are. Nothing lies
 * outside of the recording.
 */
export function markShapes(marks: readonly TimeMark[], durationS: number): MarkShape[] {
  const paths = new Map<string, string[]>()
  // Parts that are too short to be seen are as wide as a line.
  const least = durationS / 400
  for (const { startS, endS, color = ACCENT } of marks) {
    const start = Math.min(Math.max(startS, 0), durationS)
    const end = Math.min(Math.max(endS, start + least), durationS)
    if (!(end > start)) continue
    const path = paths.get(color) ?? []
    paths.set(color, path)
    path.push(`M${start.toFixed(4)} 0H${end.toFixed(4)}V1H${start.toFixed(4)}z`)
  }
  return [...paths].map(([color, path]) => ({ color, path: path.join('') }))
}
