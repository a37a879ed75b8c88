import { createReporter } from '../../output/reporter.ts'
import { GROUPS, sumEarnings, toCsv, toTable, type Group } from '../../provide/earnings.ts'
import { readEarnings } from '../../provide/readEarnings.ts'
import { readProviderFile } from '../../provide/providerFile.ts'
import { providerFolder } from '../../provide/providerFolder.ts'
import type { FolderOptions } from './options.ts'

/** The options of `taskmesh provide earnings`. */
export interface EarningsOptions extends FolderOptions {
  by: Group[]
  csv: boolean
  /** First and last day, in UTC. */
  from?: string
  to?: string
}

/** Prints what was earned, by day, source and model, less the gas. */
export async function earnings(options: EarningsOptions): Promise<void> {
  const files = providerFolder(options.folder)
  const file = await readProviderFile(files)
  const { by, csv, from = '', to = '9999-12-31' } = options
  const all = await readEarnings(files, file)
  const groups = GROUPS.filter((group) => by.includes(group))
  const sums = sumEarnings(
    all.filter(({ day }) => day >= from && day <= to),
    groups,
  )
  const reporter = createReporter(options)
  for (const sum of sums) reporter.json(sum)
  if (options.json) return
  if (csv) return reporter.result(toCsv(sums, groups))
  if (sums.length === 0) return reporter.result('Nothing was earned in that time.')
  for (const line of toTable(sums, groups)) reporter.result(line)
  const [total] = sumEarnings(all, [])
  if (total !== undefined && sums.length > 1) {
    const [last = ''] = toTable([total], []).slice(1)
    reporter.progress(`All: ${last} (tasks, earned, gas, net in OGPU)`)
  }
}
