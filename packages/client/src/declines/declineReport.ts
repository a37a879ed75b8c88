import { isAddressEqual, type Address } from 'viem'
import * as z from 'zod/mini'
import type { Decline } from '../errors/decline.ts'

/** Most declines in a report; the provider leaves out the oldest. */
export const MAX_DECLINES = 200
/** Most bytes of a report that are read. */
export const MAX_REPORT_BYTES = 256 * 1024
const MAX_REASON = 300
const MAX_URL = 2048
const MAX_LIVE_DATA = 16_384

const address = z.string().check(z.regex(/^0x[0-9a-fA-F]{40}$/))

const reportSchema = z.object({
  version: z.literal(1),
  chainId: z.int(),
  provider: address,
  declines: z
    .array(
      z.object({
        task: address,
        code: z.string().check(z.regex(/^[A-Z][A-Z0-9_]{0,63}$/)),
        reason: z.string().check(z.maxLength(10_000)),
        at: z.int().check(z.nonnegative()),
      }),
    )
    .check(z.maxLength(MAX_DECLINES)),
})

const liveDataSchema = z.looseObject({
  taskmesh: z.looseObject({ declines: z.string().check(z.maxLength(MAX_URL)) }),
})

/** One line of printable text: what a stranger wrote must not move a cursor or turn a line around. */
function printable(text: string): string {
  const line = text.replace(/[\p{C}\s]+/gu, ' ').trim()
  return line.length > MAX_REASON ? `${line.slice(0, MAX_REASON - 1)}…` : line
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Who reports, and of which chain. */
export interface DeclineReporter {
  chainId: number
  provider: Address
}

/**
 * Writes the report of a provider about tasks that it does not take: JSON of
 * `{ version: 1, chainId, provider, declines: [{ task, code, reason, at }] }`, the latest first.
 *
 * @param declines - the latest first; those after the 200th are left out.
 *
 * @example
 * ```ts
 * const taken = { taskAddress, provider, code: 'TOO_LATE', reason: 'only 2 s', declinedAt: 1790000000 }
 * const json = encodeDeclineReport({ chainId: chain.id, provider }, [taken])
 * ```
 */
export function encodeDeclineReport(
  { chainId, provider }: DeclineReporter,
  declines: readonly Omit<Decline, 'provider'>[],
): string {
  const latest = declines.slice(0, MAX_DECLINES)
  return JSON.stringify({
    version: 1,
    chainId,
    provider,
    declines: latest.map(({ taskAddress, code, reason, declinedAt }) => ({
      task: taskAddress,
      code,
      reason: printable(reason),
      at: declinedAt,
    })),
  })
}

/**
 * Reads a report that {@link encodeDeclineReport} wrote.
 *
 * @returns nothing when it is no report, or one of another provider or chain.
 *
 * @example
 * ```ts
 * decodeDeclineReport({ chainId: chain.id, provider }, '[]') // []
 * ```
 */
export function decodeDeclineReport(
  { chainId, provider }: DeclineReporter,
  text: string,
): Decline[] {
  const report = z.safeParse(reportSchema, parseJson(text)).data
  const isTheirs = (candidate: string) => candidate.toLowerCase() === provider.toLowerCase()
  if (report === undefined || report.chainId !== chainId || !isTheirs(report.provider)) return []
  return report.declines.map(({ task, code, reason, at }) => ({
    taskAddress: toAddress(task),
    provider,
    code,
    reason: printable(reason),
    declinedAt: at,
  }))
}

function toAddress(text: string): Address {
  return `0x${text.slice(2)}`
}

/** Whether a decline is about a task. */
export function isAbout({ taskAddress }: Decline, other: Address): boolean {
  return isAddressEqual(taskAddress, other)
}

/**
 * Finds where a provider reports declines, in the live data that it has on the chain: JSON with
 * `{ "taskmesh": { "declines": "<URL>" } }`, besides whatever else is in it.
 *
 * @returns `undefined` when it reports nowhere.
 *
 * @example
 * ```ts
 * declinesUrlOf('{"taskmesh":{"declines":"https://example.com/declines.json"}}')
 * ```
 */
export function declinesUrlOf(liveData: string): string | undefined {
  if (liveData.length > MAX_LIVE_DATA) return undefined
  return z.safeParse(liveDataSchema, parseJson(liveData)).data?.taskmesh.declines
}

/**
 * Puts the URL of a report into live data and leaves alone what other programs have in it.
 *
 * @returns the new live data; `undefined` when there is something in it that is no JSON object, which
 * belongs to somebody else.
 *
 * @example
 * ```ts
 * withDeclinesUrl('{"load":0.4}', 'https://example.com/d.json')
 * // '{"load":0.4,"taskmesh":{"declines":"https://example.com/d.json"}}'
 * ```
 */
export function withDeclinesUrl(liveData: string, url: string): string | undefined {
  const current = z.safeParse(z.record(z.string(), z.unknown()), parseJson(liveData || '{}')).data
  return current && JSON.stringify({ ...current, taskmesh: { declines: url } })
}
