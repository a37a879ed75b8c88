import type { TaskStore } from '@taskmesh/provider'

/** How many of the last declines are looked at. */
const LATEST = 100

/** Tasks that were declined for one reason. */
export interface Declines {
  code: string
  count: number
  /** The words of the latest of them. */
  latest: string
}

/** Counts the last 100 declined tasks by the code of their reason, the most frequent first. */
export async function readDeclines(store: Pick<TaskStore, 'listDeclined'>): Promise<Declines[]> {
  const byCode = new Map<string, Declines>()
  for (const { code = 'UNKNOWN', reason = '' } of await store.listDeclined(LATEST)) {
    const known = byCode.get(code) ?? { code, count: 0, latest: reason }
    byCode.set(code, { ...known, count: known.count + 1 })
  }
  return [...byCode.values()].toSorted((a, b) => b.count - a.count)
}
