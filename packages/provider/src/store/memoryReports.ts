import { groupBy } from './groupBy.ts'
import type { TransactionRecord } from './signedTransaction.ts'
import type { TaskRecord } from './taskRecord.ts'
import type { DurationStatistics, EarningsRow } from './taskStore.ts'

function percentile(sorted: readonly number[], part: number): number {
  const position = (sorted.length - 1) * part
  const lower = sorted[Math.floor(position)] ?? 0
  const upper = sorted[Math.ceil(position)] ?? lower
  return lower + (upper - lower) * (position % 1)
}

/** Count and percentiles of durations, as Postgres' `percentile_cont` has them. */
export function statisticsOf(milliseconds: readonly number[]): DurationStatistics | undefined {
  if (milliseconds.length === 0) return undefined
  const sorted = milliseconds.toSorted((a, b) => a - b)
  return { count: sorted.length, p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95) }
}

/** What was earned and spent, by day, source and model. */
export function summariseEarnings(
  records: readonly TaskRecord[],
  transactions: readonly TransactionRecord[],
): EarningsRow[] {
  const fees = new Map<string, bigint>()
  for (const { task, fee = 0n } of transactions) fees.set(task, (fees.get(task) ?? 0n) + fee)
  const rows = records.flatMap((record): EarningsRow[] => {
    const { address, source, task, model, earned, state, updatedAt } = record
    const spent = fees.get(address) ?? 0n
    if (earned === 0n && spent === 0n) return []
    const day = new Date(updatedAt).toISOString().slice(0, 10)
    const confirmed = state === 'CONFIRMED' ? 1 : 0
    return [
      { day, source, task, ...(model !== undefined && { model }), confirmed, earned, fees: spent },
    ]
  })
  const groups = groupBy(rows, ({ day, source, task, model }) =>
    [day, source, task, model ?? ''].join('\n'),
  )
  return [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) =>
      group.reduce((sum, row) => ({
        ...sum,
        confirmed: sum.confirmed + row.confirmed,
        earned: sum.earned + row.earned,
        fees: sum.fees + row.fees,
      })),
    )
}
