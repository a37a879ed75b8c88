/** A box by its edges, in pixels. */
export interface Edges {
  xmin: number
  ymin: number
  xmax: number
  ymax: number
}

/** What a picture holds, or what was found in it. */
export interface LabelledBox {
  label: string
  box: Edges
}

/** Intersection over union of two boxes. */
export function boxOverlap(one: Edges, other: Edges): number {
  const width = Math.min(one.xmax, other.xmax) - Math.max(one.xmin, other.xmin)
  const height = Math.min(one.ymax, other.ymax) - Math.max(one.ymin, other.ymin)
  const both = Math.max(0, width) * Math.max(0, height)
  const area = ({ xmin, ymin, xmax, ymax }: Edges) => (xmax - xmin) * (ymax - ymin)
  return both === 0 ? 0 : both / (area(one) + area(other) - both)
}

/**
 * Average precision of one class: the area under precision over recall with every point of the curve, a hit
 * being an overlap of 0.5 with an object that no surer box has taken (PASCAL VOC 2010).
 */
function averagePrecision(
  guesses: readonly { score: number; picture: number; box: Edges }[],
  objects: readonly (readonly Edges[])[],
): number {
  const free = objects.map((boxes) => [...boxes])
  const hits = guesses
    .toSorted((a, b) => b.score - a.score)
    .map(({ picture, box }) => {
      const left = free[picture] ?? []
      const best = left.toSorted((a, b) => boxOverlap(box, b) - boxOverlap(box, a))[0]
      if (best === undefined || boxOverlap(box, best) < 0.5) return false
      left.splice(left.indexOf(best), 1)
      return true
    })
  let right = 0
  const precision = hits.map((hit, at) => (right += Number(hit)) / (at + 1))
  const area = hits.reduce(
    (sum, hit, at) => (hit ? sum + Math.max(...precision.slice(at)) : sum),
    0,
  )
  return area / objects.flat().length
}

/** Mean average precision at an overlap of 0.5, over the classes that occur. */
export function meanAveragePrecision(
  found: readonly (readonly (LabelledBox & { score: number })[])[],
  objects: readonly (readonly LabelledBox[])[],
): number {
  const labels = [...new Set(objects.flat().map(({ label }) => label))]
  const scores = labels.map((wanted) => {
    const guesses = found.flatMap((boxes, picture) =>
      boxes
        .filter(({ label }) => label === wanted)
        .map(({ score, box }) => ({ score, picture, box })),
    )
    const own = objects.map((boxes) =>
      boxes.filter(({ label }) => label === wanted).map(({ box }) => box),
    )
    return averagePrecision(guesses, own)
  })
  return scores.reduce((a, b) => a + b, 0) / scores.length
}

/** Pearson's correlation of two rows of numbers. */
export function correlation(one: readonly number[], other: readonly number[]): number {
  const average = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length
  const [left, right] = [average(one), average(other)]
  let [both, first, second] = [0, 0, 0]
  for (const [at, value] of one.entries()) {
    const [a, b] = [value - left, (other[at] ?? NaN) - right]
    both += a * b
    first += a * a
    second += b * b
  }
  return both / Math.sqrt(first * second)
}
