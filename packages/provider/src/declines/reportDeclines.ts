import { setTimeout as sleep } from 'node:timers/promises'
import { getProvider, type ContentStorage } from '@taskmesh/client'
import type { Address } from 'viem'
import { createDeclineReporter } from './createDeclineReporter.ts'
import { finishReports, writeReport, type ReportWriting } from './writeReport.ts'

const INTERVAL_MS = 3000
const LATEST = 200

export interface ReportDeclinesOptions extends ReportWriting {
  chainId: number
  provider: Address
  storage: ContentStorage
  onError: (error: unknown) => void
}

/**
 * Reports the declined tasks of a store until the signal aborts. What fails is reported and tried again
 * with the next look, within the same budget.
 */
export async function reportDeclines(options: ReportDeclinesOptions): Promise<void> {
  const { client, head, chainId, provider, storage, store, signal, onError } = options
  const reporter = createDeclineReporter({
    chainId,
    provider,
    storage,
    readFee: head.feePerGas,
    readLiveData: async () => (await getProvider(client, { provider })).liveData,
    async writeLiveData(liveData, { address }) {
      const record = await store.get(address)
      if (record?.state === 'DECLINED') await writeReport(options, liveData, record)
    },
  })
  while (!signal.aborted) {
    await sleep(INTERVAL_MS, undefined, { signal }).catch(() => undefined)
    if (signal.aborted) return
    try {
      await finishReports(options)
      await reporter.report(await store.listDeclined(LATEST))
    } catch (error) {
      if (!signal.aborted) onError(error)
    }
  }
}
