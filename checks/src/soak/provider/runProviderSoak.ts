import { setTimeout as sleep } from 'node:timers/promises'
import type { Devnet } from '@taskmesh/devnet'
import { startFaultProxy } from '@taskmesh/devnet/faults'
import { isFinal, openStore, TASK_STATES, type TaskStore } from '@taskmesh/provider'
import { readBooks } from '../audit.ts'
import { mineByTime } from '../mineByTime.ts'
import { randomOf } from '../randomOf.ts'
import { SOAK_KINDS, type SoakKind } from '../soakKinds.ts'
import { auditProvider } from './auditProvider.ts'
import { growthOf, growthProblems, type Growth } from './memory.ts'
import { openProvider } from './openProvider.ts'
import { openPublishers, publishFromMany } from './publishFromMany.ts'
import { createStandstill } from './standstill.ts'
import { runAgents, type Agent, type AgentReport } from './runAgents.ts'

export interface ProviderSoakOptions {
  devnet: Devnet
  /** URL of an empty Postgres database. */
  storeUrl: string
  /** Faults of the node that the provider has. */
  kind: SoakKind
  tasks: number
  publishers: number
  /** Processes that run models, of which all but the last are killed now and then. */
  workers: number
  seed: number
  /** Share of what a process says after which it is killed, on average. Default 0.01. */
  killShare?: number | undefined
  /** Called with the number of tasks that are paid, when it has risen. */
  onPaid?: ((paid: number) => void) | undefined
}

/** What came of working through faults of one kind. */
export interface ProviderSoakResult {
  kind: SoakKind
  tasks: number
  publishers: number
  workers: number
  /** Tasks that the provider was paid for. */
  paid: number
  transactions: number
  /** In wei. */
  earned: string
  fees: string
  faults: number
  requests: number
  kills: number
  /** Processes that ended by themselves, as when the node did not answer at their start. */
  crashes: number
  /** Models that ran again, because their process was killed while they did. */
  reruns: number
  /** Errors that were survived, by their codes. */
  failures: Record<string, number>
  /** Of the processes that are not killed, where they lived long enough to tell. */
  memory: Record<string, Growth>
  ms: number
  /** What must not be, in words. Empty when all is right. */
  problems: string[]
}

const PAYMENT = 2_000_000_000_000_003n
const CONCURRENCY = 4
const TAKES_MS = 20
const POLLING_MS = 200

/** Waits until all tasks are done, or nothing moves any more. */
async function untilDone(
  store: TaskStore,
  report: AgentReport,
  { tasks, onPaid }: ProviderSoakOptions,
): Promise<void> {
  const standstill = createStandstill(report)
  let paid = 0
  for (;;) {
    const counts = await store.counts()
    const ended = TASK_STATES.filter(isFinal).reduce((sum, each) => sum + (counts[each] ?? 0), 0)
    const { CONFIRMED = 0 } = counts
    if (CONFIRMED > paid) onPaid?.((paid = CONFIRMED))
    if (ended >= tasks) return
    if (standstill(JSON.stringify(counts))) return
    await sleep(POLLING_MS)
  }
}

/** What the store says of tasks that were not paid, in words. */
async function stateProblems(store: TaskStore, tasks: number): Promise<string[]> {
  const { CONFIRMED = 0, ...others } = await store.counts()
  if (CONFIRMED === tasks) return []
  const states = Object.entries(others).map(([state, count]) => `${count} ${state}`)
  const problems = [`${CONFIRMED} of ${tasks} are paid; the others are: ${states.join(', ')}`]
  for (const state of TASK_STATES.filter((each) => isFinal(each) && each !== 'CONFIRMED')) {
    const [first] = await store.list({ states: [state], limit: 1 })
    if (first !== undefined) problems.push(`${first.address}: ${state}: ${first.reason}`)
  }
  return problems
}

function rerunProblems({ runs, kills, crashes }: AgentReport, reruns: number): string[] {
  const most = (kills + crashes) * CONCURRENCY
  if (reruns <= most) return []
  return [`${reruns} of ${runs.size} models ran again, and only ${most} could have been cut off`]
}

/** Two processes that watch and sign, and the workers: the last one of each is not killed. */
function agentsOf(
  { workers, killShare = 0.01 }: ProviderSoakOptions,
  common: Omit<Agent['settings'], 'worker' | 'roles'>,
): Agent[] {
  const signers = [0, 1].map((index): Agent => ({
    settings: { ...common, worker: `signer ${index}`, roles: ['watcher', 'signer'] },
    killShare: index === 0 ? killShare : 0,
  }))
  const running = Array.from({ length: workers }, (_, index): Agent => ({
    settings: { ...common, worker: `worker ${index}`, roles: ['worker'] },
    killShare: index < workers - 1 ? killShare : 0,
  }))
  return [...signers, ...running]
}

/**
 * Lets many accounts publish and one provider, in several processes on a Postgres server, work
 * through faults of the node while its processes are killed; then compares every sum with the chain,
 * to the wei.
 */
export async function runProviderSoak(options: ProviderSoakOptions): Promise<ProviderSoakResult> {
  const { devnet, storeUrl, kind, tasks, publishers: count, workers, seed } = options
  const start = performance.now()
  const name = `${seed}:provider:${kind}`
  const publishers = await openPublishers(devnet, name, {
    tasks,
    publishers: count,
    payment: PAYMENT,
  })
  const sources = publishers.map(({ source }) => source)
  const { privateKey, account, client: auditor } = await openProvider(devnet, name, sources)
  // Also nodes that lag behind know the sources.
  await devnet.mine(5)
  const provider = { account, before: await readBooks(auditor, account) }
  const opened = await openStore({ url: storeUrl })
  const store = await opened.of({ chainId: devnet.chain.id, provider: account })
  const miner = kind === 'slowBlocks' ? undefined : mineByTime(devnet)
  const proxy = await startFaultProxy({ rpcUrl: devnet.rpcUrl, seed, faults: SOAK_KINDS[kind] })
  try {
    const { storageUrl } = devnet
    const agents = agentsOf(options, {
      rpcUrl: proxy.url,
      storageUrl,
      storeUrl,
      privateKey,
      sources,
      concurrency: CONCURRENCY,
      takesMs: TAKES_MS,
    })
    const terms = { devnet, payment: PAYMENT }
    const report = await runAgents(agents, randomOf(name), async (heard) => {
      const publishing = publishFromMany(publishers, terms)
      await Promise.all([publishing, untilDone(store, heard, options)])
    })
    await miner?.stop()
    const audited = await auditProvider(auditor, {
      payment: PAYMENT,
      publishers,
      provider,
      store,
    })
    const reruns = [...report.runs.values()].reduce((sum, times) => sum + times - 1, 0)
    const memory = [...report.memory].map(([each, samples]) => [each, growthOf(samples)] as const)
    return {
      kind,
      tasks: audited.tasks,
      publishers: count,
      workers,
      paid: audited.paid,
      transactions: audited.transactions,
      earned: String(audited.earned),
      fees: String(audited.fees),
      faults: Object.values(proxy.counts).reduce((sum, each) => sum + each, 0),
      requests: proxy.requests,
      kills: report.kills,
      crashes: report.crashes,
      reruns,
      failures: Object.fromEntries(report.failures),
      memory: Object.fromEntries(
        memory.flatMap(([each, growth]) => (growth === undefined ? [] : [[each, growth]])),
      ),
      ms: performance.now() - start,
      problems: [
        ...(await stateProblems(store, tasks)),
        ...rerunProblems(report, reruns),
        ...audited.problems,
        ...memory.flatMap(([each, growth]) => growthProblems(each, growth)),
      ],
    }
  } finally {
    await proxy.stop()
    await miner?.stop()
    await opened.close()
  }
}
