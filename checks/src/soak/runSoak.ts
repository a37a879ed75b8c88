import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { depositOf, openAccount, type Opened } from './openAccount.ts'
import { audit, readBooks, type Audit } from './audit.ts'
import { mineByTime } from './mineByTime.ts'
import { runPublishers, type Report } from './runPublishers.ts'
import { SOAK_KINDS, type SoakKind, type SoakMode } from './soakKinds.ts'
import type { Devnet } from '@taskmesh/devnet'
import { startFaultProxy } from '@taskmesh/devnet/faults'

export interface SoakOptions {
  devnet: Devnet
  kind: SoakKind
  mode: SoakMode
  /** How many tasks. */
  count: number
  seed: number
  /** How many tasks a process publishes at once. */
  atOnce: number
  /** Called when a task was published. */
  onPublished?: ((published: number) => void) | undefined
}

/** What came of publishing through faults of one kind. */
export interface SoakResult {
  kind: SoakKind
  mode: SoakMode
  /** Tasks that were to be published. */
  count: number
  /** Tasks that a publisher was told of. */
  published: number
  /** Tasks that the chain has. */
  tasks: number
  /** Calls without a key whose outcome stayed open, as their error says. */
  uncertain: number
  transactions: number
  /** In wei. */
  paid: string
  fees: string
  /** Requests that had a fault. */
  faults: number
  requests: number
  kills: number
  /** Errors of calls, by their codes. */
  failures: Record<string, number>
  /** Most memory of a publishing process, in bytes. */
  rss: number
  ms: number
  /** What must not be, in words. Empty when all is right. */
  problems: string[]
}

const PAYMENT = 1_000_000_000_000_003n
const TRIES = 12

/** Whether as many tasks exist as were published, in words. */
function countProblems({ mode, count }: SoakOptions, report: Report, { tasks }: Audit): string[] {
  const { uncertain } = report
  const several = [...report.tasks].filter(([, addresses]) => addresses.size > 1)
  const problems = several.map(
    ([name, addresses]) => `${name} has ${addresses.size} tasks: ${[...addresses].join(', ')}`,
  )
  const addresses = new Set([...report.tasks.values()].flatMap((each) => [...each]))
  const open = mode === 'unkeyed' ? uncertain.size : 0
  if (tasks < addresses.size || tasks > addresses.size + open) {
    problems.push(`the chain has ${tasks} tasks, publishers were told of ${addresses.size}`)
  }
  if (mode !== 'unkeyed' && report.tasks.size < count) {
    problems.push(`${count - report.tasks.size} of ${count} were never published`)
  }
  return problems
}

async function publishThrough(options: SoakOptions, opened: Opened, url: string): Promise<Report> {
  if (options.mode !== 'storeKilled') return publishWith(options, opened, url)
  const folder = await mkdtemp(join(tmpdir(), 'taskmesh-soak-'))
  const storeFolder = join(folder, 'store')
  try {
    return await publishWith(options, opened, url, storeFolder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function publishWith(
  options: SoakOptions,
  opened: Opened,
  url: string,
  storeFolder?: string,
): Promise<Report> {
  const { devnet, mode, kind, count } = options
  const names = Array.from({ length: count }, (_, index) => `${kind} ${mode} ${index}`)
  let published = 0
  return runPublishers({
    mode,
    random: opened.random,
    onPublished: () => options.onPublished?.((published += 1)),
    settings: {
      rpcUrl: url,
      storageUrl: devnet.storageUrl,
      privateKey: opened.privateKey,
      source: opened.source,
      names,
      tries: TRIES,
      isKeyed: mode !== 'unkeyed',
      isGrouped: ['group', 'groupKilled', 'storeKilled'].includes(mode),
      storeFolder,
      atOnce: options.atOnce,
      payment: String(PAYMENT),
    },
  })
}

/**
 * Publishes tasks from an account of its own through a node with faults of one kind, then compares
 * what was said, paid and owned with the chain, to the wei.
 */
export async function runSoak(options: SoakOptions): Promise<SoakResult> {
  const { devnet, kind, mode, count, seed } = options
  const start = performance.now()
  const opened = await openAccount(devnet, `${seed}:${kind}:${mode}`, depositOf(count, PAYMENT))
  const { auditor, account, source } = opened
  const before = await readBooks(auditor, account)
  const isSlow = kind === 'slowBlocks'
  const miner = isSlow ? undefined : mineByTime(devnet)
  const proxy = await startFaultProxy({ rpcUrl: devnet.rpcUrl, seed, faults: SOAK_KINDS[kind] })
  let report: Report
  try {
    report = await publishThrough(options, opened, proxy.url)
  } finally {
    await proxy.stop()
    await miner?.stop()
  }
  const audited = await audit(auditor, { account, source, before })
  return {
    kind,
    mode,
    count,
    published: report.tasks.size,
    tasks: audited.tasks,
    uncertain: report.uncertain.size,
    transactions: audited.transactions,
    paid: String(BigInt(audited.tasks) * PAYMENT),
    fees: String(audited.fees),
    faults: Object.values(proxy.counts).reduce((sum, each) => sum + each, 0),
    requests: proxy.requests,
    kills: report.kills,
    failures: Object.fromEntries(report.failures),
    rss: report.rss,
    ms: performance.now() - start,
    problems: [...countProblems(options, report, audited), ...audited.problems],
  }
}
