import {
  declinesUrlOf,
  decodeDeclineReport,
  encodeDeclineReport,
  withDeclinesUrl,
  type ContentStorage,
  type Decline,
} from '@taskmesh/client'
import type { Address } from 'viem'
import { toDecline, type DeclinedTask } from './publicReason.ts'
import { createReportBudget, type ReportBudget } from './reportBudget.ts'

/** Gas of `setLiveData` with the URL of a report, measured: 138 297 the first time, 41 608 later. */
const REPORT_GAS = 140_000n
const MAX_REPORT_BYTES = 256 * 1024

export interface DeclineReporterOptions {
  chainId: number
  provider: Address
  storage: ContentStorage
  /** What a unit of gas costs, in wei. */
  readFee: () => Promise<bigint>
  /** Reads the provider's live data from the chain. */
  readLiveData: () => Promise<string>
  /** Writes it; `dearest` is the task that offers most of those that are named for the first time. */
  writeLiveData: (liveData: string, dearest: DeclinedTask) => Promise<void>
  budget?: ReportBudget | undefined
}

/** Tells publishers why their tasks are declined. */
export interface DeclineReporter {
  /**
   * Publishes a report, if those of the tasks that no report has named are worth one.
   *
   * @param declined - the latest first; those that were named already are no matter.
   * @returns whether one was published.
   * @throws the errors of the storage and of the chain. Nothing is named then.
   */
  report(declined: readonly DeclinedTask[]): Promise<boolean>
}

type PublicDecline = Omit<Decline, 'provider'>

/**
 * Makes what reports declines. The report is content of the provider's storage; its URL goes into the
 * provider's live data on the chain (`Terminal.setLiveData`), where `waitForResult` looks. What other
 * programs have in the live data stays.
 *
 * @example
 * ```ts
 * const reporter = createDeclineReporter({ chainId, provider, storage, readFee, readLiveData, writeLiveData })
 * await reporter.report(await store.listDeclined(100))
 * ```
 */
export function createDeclineReporter(options: DeclineReporterOptions): DeclineReporter {
  const { chainId, provider, storage, readFee, readLiveData, writeLiveData } = options
  const { budget = createReportBudget() } = options
  let known: Map<Address, PublicDecline> | undefined

  /** What the last report says, also one of an earlier process. */
  async function readLast(liveData: string): Promise<Map<Address, PublicDecline>> {
    const url = declinesUrlOf(liveData)
    if (url === undefined) return new Map()
    const reading = storage.get(url, { maxBytes: MAX_REPORT_BYTES })
    const text = await reading.then((bytes) => new TextDecoder().decode(bytes)).catch(() => '')
    const declines = decodeDeclineReport({ chainId, provider }, text)
    return new Map(declines.map((decline) => [decline.taskAddress, decline]))
  }

  async function publish(
    all: Map<Address, PublicDecline>,
    liveData: string,
    dearest: DeclinedTask,
  ): Promise<boolean> {
    const latest = [...all.values()].toSorted((a, b) => b.declinedAt - a.declinedAt)
    const json = encodeDeclineReport({ chainId, provider }, latest)
    const url = await storage.put(json, { name: 'declines.json' })
    const next = withDeclinesUrl(liveData, url)
    if (next === undefined) return false
    await writeLiveData(next, dearest)
    return true
  }

  return {
    async report(declined) {
      const unnamed = declined.filter(({ address }) => !known?.has(address))
      const [dearest] = unnamed.toSorted((a, b) => (a.payment < b.payment ? 1 : -1))
      if (dearest === undefined) return false
      const offered = unnamed.reduce((sum, { payment }) => sum + payment, 0n)
      if (!budget.allows(offered, (await readFee()) * REPORT_GAS)) return false
      const liveData = await readLiveData()
      known ??= await readLast(liveData)
      const added = unnamed.map((task) => [task.address, toDecline(task)] as const)
      const all = new Map([...known, ...added])
      budget.spend()
      const isPublished = await publish(all, liveData, dearest)
      known = all
      return isPublished
    },
  }
}
