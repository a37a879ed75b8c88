/** A group of members that all agree with each other, and the strongest one against it. */
export interface LargestGroup {
  /** Positions of the members; of several groups of this size the one with the earliest ones. */
  members: number[]
  /** How many of the others agree with each other. */
  rivals: number
}

function findLargest(
  candidates: readonly number[],
  agrees: (a: number, b: number) => boolean,
): number[] {
  let best: readonly number[] = []
  const grow = (group: readonly number[], rest: readonly number[]): void => {
    if (group.length > best.length) best = group
    const [next, ...others] = rest
    if (next === undefined || group.length + rest.length <= best.length) return
    grow(
      [...group, next],
      others.filter((other) => agrees(next, other)),
    )
    grow(group, others)
  }
  grow([], candidates)
  return [...best]
}

/**
 * Finds the largest group in which everybody agrees with everybody. Agreement within a tolerance
 * does not carry over (a like b, b like c, a unlike c), so each pair counts. Meant for the few
 * providers of one task.
 */
export function largestGroup(
  count: number,
  agrees: (a: number, b: number) => boolean,
): LargestGroup {
  const all = Array.from({ length: count }, (_, index) => index)
  const members = findLargest(all, agrees)
  const others = all.filter((index) => !members.includes(index))
  return { members, rivals: findLargest(others, agrees).length }
}
