import type { EarningsRow } from '@taskmesh/provider'
import { isTaskId, type TaskId } from '@taskmesh/tasks'
import { formatEther, isAddress, type Address } from 'viem'
import * as z from 'zod'

const wei = z
  .string()
  .regex(/^\d{1,40}$/)
  .transform(BigInt)

/** Earnings as a provider that runs tells them. */
export const earningsAnswer = z.object({
  earnings: z
    .array(
      z.object({
        day: z.iso.date(),
        source: z.custom<Address>((value) => typeof value === 'string' && isAddress(value)),
        task: z.custom<TaskId>((value) => typeof value === 'string' && isTaskId(value)),
        model: z.string().max(4096).optional(),
        confirmed: z.int().min(0),
        earned: wei,
        fees: wei,
      }),
    )
    .max(1_000_000),
})

/** By what earnings are added up. */
export const GROUPS = ['day', 'source', 'model', 'task'] as const

export type Group = (typeof GROUPS)[number]

/** A sum of earnings. What it is not grouped by is left out. */
export interface EarningSum extends Partial<Record<Group, string>> {
  confirmed: number
  earned: bigint
  fees: bigint
  /** What is left when the gas is paid. May be negative. */
  net: bigint
}

/** Adds earnings up by some of their facts, in the order of these. */
export function sumEarnings(
  earnings: readonly EarningsRow[],
  groups: readonly Group[],
): EarningSum[] {
  const sums = new Map<string, EarningSum>()
  for (const earning of earnings) {
    const facts = Object.fromEntries(groups.map((group) => [group, earning[group] ?? '']))
    const key = JSON.stringify(Object.values(facts))
    const sum = sums.get(key) ?? { ...facts, confirmed: 0, earned: 0n, fees: 0n, net: 0n }
    sum.confirmed += earning.confirmed
    sum.earned += earning.earned
    sum.fees += earning.fees
    sum.net = sum.earned - sum.fees
    sums.set(key, sum)
  }
  return [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum)
}

/** A field of CSV. What a spreadsheet would run as a formula is kept from it. */
function csvField(value: string): string {
  const text = /^[=+\-@\t]/.test(value) && !/^-?\d/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Writes sums as CSV (RFC 4180) with a header; amounts in OGPU with all their digits. */
export function toCsv(sums: readonly EarningSum[], groups: readonly Group[]): string {
  const header = [...groups, 'tasks', 'earned', 'gas', 'net']
  const rows = sums.map((sum) => [
    ...groups.map((group) => sum[group] ?? ''),
    String(sum.confirmed),
    ...[sum.earned, sum.fees, sum.net].map((amount) => formatEther(amount)),
  ])
  return [header, ...rows].map((row) => row.map(csvField).join(',')).join('\n')
}

/** Writes sums as a table for a person. */
export function toTable(sums: readonly EarningSum[], groups: readonly Group[]): string[] {
  const header = [...groups, 'tasks', 'earned', 'gas', 'net']
  const rows = sums.map((sum) => [
    ...groups.map((group) => sum[group] || '-'),
    String(sum.confirmed),
    ...[sum.earned, sum.fees, sum.net].map((amount) => formatEther(amount)),
  ])
  const table = [header, ...rows]
  const widths = header.map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  )
  return table.map((row) =>
    row
      .map((cell, column) =>
        column < groups.length
          ? cell.padEnd(widths[column] ?? 0)
          : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  )
}
