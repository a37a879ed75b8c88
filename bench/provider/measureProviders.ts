import { setTimeout as sleep } from 'node:timers/promises'
import {
  isFinal,
  openStore,
  TASK_STATES,
  type TaskRecord,
  type TaskState,
} from '@taskmesh/provider'
import { privateKeyToAddress } from 'viem/accounts'
import { makeClient, openMarket, type Market } from '../protocol/market.ts'
import { callsEach, type Calls } from './calls.ts'
import { payment, startProviders, type StartOptions } from './startProviders.ts'

export interface ProvidersMeasured {
  workers: number
  tasks: number
  /** From the first run that begins to the last that has ended. */
  perMinute: number
  /** Calls of JSON-RPC for each task that was done, by method. */
  callsPerTask: Calls
  /** Median milliseconds from one state to the next, by the state that it leaves. */
  stages: Partial<Record<TaskState, number>>
}

const POLLING_MS = 50
/** When no task has ended for so long, none will. */
const PATIENCE_MS = 120_000

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

/** How long a task was in each state that it was in. */
function stagesOf({ stages }: TaskRecord): [TaskState, number][] {
  const reached = TASK_STATES.flatMap((state) => {
    const at = stages[state]
    return at === undefined ? [] : [{ state, at }]
  })
  return reached.flatMap(({ state, at }, index) => {
    const next = reached[index + 1]
    return next === undefined ? [] : [[state, next.at - at] as [TaskState, number]]
  })
}

function medians(records: readonly TaskRecord[]): Partial<Record<TaskState, number>> {
  const all = records.flatMap(stagesOf)
  const states = TASK_STATES.filter((state) => all.some(([each]) => each === state))
  return Object.fromEntries(
    states.map((state) => [
      state,
      median(all.flatMap(([each, ms]) => (each === state ? [ms] : []))),
    ]),
  )
}

/** Publishes tasks and waits until the provider was paid for all. Returns their records. */
async function work(market: Market, storeUrl: string, tasks: number): Promise<TaskRecord[]> {
  const client = makeClient(market.devnet, market.privateKey)
  const provider = privateKeyToAddress(market.accounts[3].privateKey)
  const terms = { source: market.source, task: 'text-classification', payment } as const
  const calls = Array.from({ length: tasks }, (_, index) => ({
    ...terms,
    inputs: `This is text number ${index}.`,
    expiresIn: 3600,
  }))
  const opened = await openStore({ url: storeUrl })
  try {
    const store = await opened.of({ chainId: market.devnet.chain.id, provider })
    await client.publishTasks(calls)
    let last = 0
    let endedAt = performance.now()
    for (;;) {
      const counts = await store.counts()
      const ended = TASK_STATES.filter(isFinal).reduce((sum, each) => sum + (counts[each] ?? 0), 0)
      if (ended >= tasks) break
      if (ended > last) endedAt = performance.now()
      last = ended
      if (performance.now() - endedAt > PATIENCE_MS) {
        throw new Error(`Nothing has ended for two minutes: ${JSON.stringify(counts)}`)
      }
      await sleep(POLLING_MS)
    }
    const records = await store.list({ limit: tasks })
    const unpaid = records.find(({ state }) => state !== 'CONFIRMED')
    if (unpaid) throw new Error(`${unpaid.address} is ${unpaid.state}: ${unpaid.reason}`)
    return records
  } finally {
    await opened.close()
  }
}

/** Measures a provider with so many workers, on a chain of its own. */
export async function measureProviders(
  options: StartOptions & { tasks: number },
): Promise<ProvidersMeasured> {
  const { tasks, storeUrl, workers } = options
  await using market = await openMarket()
  await using providers = await startProviders(market, options)
  const before = await providers.calls()
  const records = await work(market, storeUrl, tasks)
  const callsPerTask = callsEach(before, await providers.calls(), tasks)
  const first = Math.min(...records.map(({ stages }) => stages.RUNNING ?? Infinity))
  const last = Math.max(...records.map(({ stages }) => stages.COMPUTED ?? 0))
  return {
    workers,
    tasks,
    perMinute: (tasks / (last - first)) * 60_000,
    callsPerTask,
    stages: medians(records),
  }
}
