import type { MaskBox } from './MaskRuns.ts'

const f = Math.fround

/** What two boxes share, of what they cover together. */
function overlapOf(a: MaskBox, b: MaskBox): number {
  const areaOf = ({ left, top, right, bottom }: MaskBox) => f((right - left) * (bottom - top))
  const width = Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left))
  const height = Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top))
  const shared = f(width * height)
  return f(shared / f(f(areaOf(a) + areaOf(b)) - shared))
}

/**
 * Leaves out what overlaps with something better by more than a limit, and puts the rest in order, the best
 * first: non-maximum suppression as torchvision's `nms`.
 */
export function suppressOverlaps<Item extends { box: MaskBox; score: number }>(
  items: readonly Item[],
  limit: number,
): Item[] {
  const kept: Item[] = []
  for (const item of items.toSorted((a, b) => b.score - a.score)) {
    if (!kept.some(({ box }) => overlapOf(box, item.box) > limit)) kept.push(item)
  }
  return kept
}
