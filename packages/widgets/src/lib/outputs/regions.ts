/** A rectangle in pixels of the image. */
export interface Box {
  xmin: number
  ymin: number
  xmax: number
  ymax: number
}

/** Something that was found in an image: a rectangle, points, or both. */
export interface Region {
  label: string
  box?: Box | undefined
  points: readonly { label: string; x: number; y: number }[]
}

const COLORS = ['#e4572e', '#2e7de4', '#2a9d4a', '#b93fc4', '#c99700', '#0f9aa8'] as const

/** A colour for each label, the same wherever the label is shown. */
export function colorOf(label: string, labels: readonly string[]): string {
  return COLORS[Math.max([...new Set(labels)].indexOf(label), 0) % COLORS.length] ?? COLORS[0]
}
