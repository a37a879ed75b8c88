/** Which items of two lists have no partner in the other one, by their positions. */
export interface Unmatched {
  onlyFirst: number[]
  onlySecond: number[]
}

/**
 * Pairs the items of two lists, each with one that is the same, so that as many as possible have a
 * partner (augmenting paths; König and Kuhn). Neighbours of similar scores may be near to several.
 */
export function matchItems<Item>(
  first: readonly Item[],
  second: readonly Item[],
  isSame: (a: Item, b: Item) => boolean,
): Unmatched {
  const partnerOf = new Map<number, number>()
  const near = first.map((a) => second.flatMap((b, index) => (isSame(a, b) ? [index] : [])))
  const findPartner = (item: number, tried: Set<number>): boolean => {
    for (const candidate of near[item] ?? []) {
      if (tried.has(candidate)) continue
      tried.add(candidate)
      const holder = partnerOf.get(candidate)
      if (holder === undefined || findPartner(holder, tried)) {
        partnerOf.set(candidate, item)
        return true
      }
    }
    return false
  }
  const onlyFirst = first.flatMap((_, index) => (findPartner(index, new Set()) ? [] : [index]))
  const onlySecond = second.flatMap((_, index) => (partnerOf.has(index) ? [] : [index]))
  return { onlyFirst, onlySecond }
}
