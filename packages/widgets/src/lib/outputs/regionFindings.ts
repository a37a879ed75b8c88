import { colorsOf, dataColor } from './colors.ts'
import type { Finding } from './finding.ts'
import { drawableRegion, type Point, type Region } from './regions.ts'
import { bestFirst, formatScore, scoreScale } from './scores.ts'

/** A region that can be drawn, with what a list says of it. */
export interface RegionFinding extends Finding {
  region: Region
}

/**
 * The regions that can be drawn, the best first, each with its colour: one for each label.
 *
 * @param nameOf - what a region without a label is called, by its number from 1.
 */
export function regionFindings(
  regions: readonly Region[],
  nameOf: (number: number) => string,
): RegionFinding[] {
  const { format } = scoreScale(regions.map(({ score }) => score))
  const colors = colorsOf(regions.map(({ label }) => label))
  const numbered = regions.map((region, index) => ({ region, index, score: region.score }))
  return bestFirst(numbered).flatMap(({ region, index, score }) => {
    const drawable = drawableRegion(region)
    if (drawable === undefined) return []
    const color = colors.size > 1 ? colors.get(region.label) : dataColor(index)
    return [
      {
        region: drawable,
        index,
        name: region.label || nameOf(index + 1),
        score: score === undefined ? '' : format(score),
        color: color ?? dataColor(0),
      },
    ]
  })
}

/** What stands at a region over the picture, such as `cat 98%`. */
export function wordsOf({ region: { label }, score }: RegionFinding): string {
  return [label, score].filter((part) => part !== '').join(' ')
}

/** What stands at a point, such as `left_wrist 93%`. */
export function pointWords({ label, score }: Point): string {
  const share = score === undefined ? '' : formatScore(score, [{ score }])
  return [label, share].filter((part) => part !== '').join(' ')
}
