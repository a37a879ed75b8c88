import type { TaskRecord, TaskStore } from '@taskmesh/provider'

/** How many tasks are looked at. */
const LATEST = 100

/** Tasks that were declined, or wait, for one reason. */
export interface ReasonCount {
  code: string
  count: number
  /** The words of one of them: of the declined ones the latest. */
  latest: string
}

function countReasons(records: readonly TaskRecord[]): ReasonCount[] {
  const byCode = new Map<string, ReasonCount>()
  for (const { code = 'UNKNOWN', reason = '' } of records) {
    const known = byCode.get(code) ?? { code, count: 0, latest: reason }
    byCode.set(code, { ...known, count: known.count + 1 })
  }
  return [...byCode.values()].toSorted((a, b) => b.count - a.count)
}

/** Counts the last 100 declined tasks by the code of their reason, the most frequent first. */
export async function readDeclines(store: Pick<TaskStore, 'listDeclined'>): Promise<ReasonCount[]> {
  return countReasons(await store.listDeclined(LATEST))
}

/** Counts up to 100 tasks that are not attempted yet by the code of the reason why they wait. */
export async function readWaits(store: Pick<TaskStore, 'list'>): Promise<ReasonCount[]> {
  const seen = await store.list({ states: ['SEEN', 'DECIDED'], limit: LATEST })
  return countReasons(seen.filter(({ reason }) => reason !== undefined))
}
