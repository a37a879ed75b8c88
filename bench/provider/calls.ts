/** How often each method of JSON-RPC was called. */
export type Calls = Readonly<Record<string, number>>

/** The calls of several processes as one. */
export function together(all: readonly Calls[]): Calls {
  const total: Record<string, number> = {}
  for (const [method, count] of all.flatMap((calls) => Object.entries(calls))) {
    total[method] = (total[method] ?? 0) + count
  }
  return total
}

/** The calls for each task, by method, the most frequent first. */
export function callsEach(before: Calls, after: Calls, tasks: number): Calls {
  const each = Object.entries(after).map(
    ([method, count]) => [method, (count - (before[method] ?? 0)) / tasks] as const,
  )
  return Object.fromEntries(each.toSorted(([, a], [, b]) => b - a))
}

export function sumOf(calls: Calls): number {
  return Object.values(calls).reduce((sum, each) => sum + each, 0)
}
