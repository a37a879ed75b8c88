import type { SoakMode } from './soakKinds.ts'
import { fileURLToPath } from 'node:url'
import {
  publisherMessageSchema,
  type PublisherMessage,
  type PublisherSettings,
} from './publisherMessages.ts'
import { startProcess, type SoakProcess } from './startProcess.ts'

const SCRIPT = fileURLToPath(new URL('publisher.ts', import.meta.url))

/** What publishers said that they did. */
export interface Report {
  /** Addresses of tasks by their names; more than one when a name has several. */
  tasks: Map<string, Set<string>>
  /** Codes of errors, and how often each came. */
  failures: Map<string, number>
  /** Names whose task may have landed or not. */
  uncertain: Set<string>
  kills: number
  /** Most memory of a process at its end, in bytes. */
  rss: number
}

export interface RunOptions {
  settings: PublisherSettings
  mode: SoakMode
  random: () => number
  /** Called when a task was published. */
  onPublished: () => void
}

/** Chance for each step of a task that the process is killed soon after. */
const KILL_SHARE = 0.12
const LONGEST_DELAY_MS = 40

function note(report: Report, { name, taskAddress, failed, isOver, rss = 0 }: PublisherMessage) {
  if (rss > report.rss) report.rss = rss
  if (failed !== undefined) report.failures.set(failed, (report.failures.get(failed) ?? 0) + 1)
  if (name === undefined) return
  if (failed === 'TRANSACTION_UNCERTAIN' && isOver) report.uncertain.add(name)
  if (taskAddress === undefined) return
  const addresses = report.tasks.get(name) ?? new Set()
  report.tasks.set(name, addresses.add(taskAddress))
}

function runOnce(options: RunOptions, report: Report): SoakProcess {
  const { settings, mode, random, onPublished } = options
  const isKilled = mode.toLowerCase().endsWith('killed')
  let isDoomed = false
  const onMessage = (message: PublisherMessage) => {
    note(report, message)
    if (message.taskAddress !== undefined) onPublished()
    if (!isKilled || message.step === undefined || isDoomed) return
    if (random() >= KILL_SHARE) return
    isDoomed = true
    report.kills += 1
    setTimeout(() => publisher.kill(), random() * LONGEST_DELAY_MS)
  }
  const publisher = startProcess(SCRIPT, settings, { schema: publisherMessageSchema, onMessage })
  return publisher
}

/** Publishes all names, with as many processes as it takes. */
export async function runPublishers(options: RunOptions): Promise<Report> {
  const { settings, mode } = options
  const report: Report = {
    tasks: new Map(),
    failures: new Map(),
    uncertain: new Set(),
    kills: 0,
    rss: 0,
  }
  const count = mode === 'two' ? 2 : 1
  let names = settings.names
  for (;;) {
    const killsBefore = report.kills
    const run = { ...options, settings: { ...settings, names } }
    const publishers = Array.from({ length: count }, () => runOnce(run, report))
    await Promise.all(publishers.map(({ ended }) => ended))
    names = names.filter((name) => !report.tasks.has(name))
    // Who was not killed has given up what is left.
    if (names.length === 0 || report.kills === killsBefore) return report
  }
}
