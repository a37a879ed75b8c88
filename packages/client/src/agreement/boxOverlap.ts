import * as z from 'zod/mini'

/** A rectangle in an image, in pixels or in parts of its size. */
export const boxSchema = z.object({
  xmin: z.number(),
  ymin: z.number(),
  xmax: z.number(),
  ymax: z.number(),
})

export type Box = z.infer<typeof boxSchema>

function areaOf({ xmin, ymin, xmax, ymax }: Box): number {
  return Math.max(0, xmax - xmin) * Math.max(0, ymax - ymin)
}

/**
 * How much two boxes overlap: the area that they share, divided by the area that they cover
 * together (the Jaccard index). Two boxes without an area overlap fully when they are equal.
 */
export function boxOverlap(a: Box, b: Box): number {
  const shared = areaOf({
    xmin: Math.max(a.xmin, b.xmin),
    ymin: Math.max(a.ymin, b.ymin),
    xmax: Math.min(a.xmax, b.xmax),
    ymax: Math.min(a.ymax, b.ymax),
  })
  const covered = areaOf(a) + areaOf(b) - shared
  if (covered > 0) return shared / covered
  return a.xmin === b.xmin && a.ymin === b.ymin && a.xmax === b.xmax && a.ymax === b.ymax ? 1 : 0
}
