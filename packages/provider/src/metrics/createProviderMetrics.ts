import { getVaultAccount, type TaskmeshClient } from '@taskmesh/client'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import { formatEther, type Address } from 'viem'
import { getBalance } from 'viem/actions'
import type { Provider } from '../createProvider.ts'
import type { ProviderEvent } from '../events/providerEvents.ts'
import { isFinal, TASK_STATES } from '../states/taskState.ts'
import type { TaskStore } from '../store/taskStore.ts'
import { createAccountReader, type AccountMoney } from './accountReader.ts'
import { createStageClock } from './stageClock.ts'

const STAGE_SECONDS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600]
const MONEY_AGE_MS = 15_000

/** What metrics are made of. */
export interface ProviderMetricsOptions {
  provider: Pick<Provider, 'address' | 'events' | 'stats'>
  /** Any viem client of the chain. */
  client: TaskmeshClient
  /** The provider's store, for what waits and what gas has cost. */
  store: Pick<TaskStore, 'counts' | 'earnings'>
  /** Milliseconds for which amounts are not read again. Default 15 000. */
  moneyAgeMs?: number | undefined
}

/** Metrics of a provider, for Prometheus. */
export interface ProviderMetrics {
  /** The type of what {@link ProviderMetrics.read} returns, for a `content-type` header. */
  contentType: string
  /** All of them, in the text format of Prometheus. */
  read(): Promise<string>
  /** Stops listening to the provider. */
  close(): void
}

async function readMoney(
  { client, store }: ProviderMetricsOptions,
  account: Address,
): Promise<AccountMoney> {
  const [gasBalance, { balance, lockup, earnings }, rows] = await Promise.all([
    getBalance(client, { address: account }),
    getVaultAccount(client, { account }),
    store.earnings(),
  ])
  const gasSpent = rows.reduce((sum, { fees }) => sum + fees, 0n)
  return { gasBalance, vaultBalance: balance, stake: lockup, earnings, gasSpent }
}

const MONEY: readonly [keyof AccountMoney, string, string][] = [
  ['gasBalance', 'taskmesh_provider_gas_balance_ogpu', 'What the account has to pay gas with'],
  ['vaultBalance', 'taskmesh_provider_vault_balance_ogpu', 'What can be withdrawn from the vault'],
  ['stake', 'taskmesh_provider_stake_ogpu', 'What is staked'],
  ['earnings', 'taskmesh_provider_earnings_ogpu', 'All that tasks ever paid'],
  ['gasSpent', 'taskmesh_provider_gas_spent_ogpu', 'What transactions have cost'],
]

/**
 * Makes metrics of a provider: how many tasks are open, how many came to each state, which were
 * not done and why (by code), how long each stage takes, and what the account has and has earned.
 * Their labels are states, codes and names of tasks, whose number is bounded.
 *
 * @example
 * ```ts
 * const { address: provider } = agent
 * const store = await providerStore.of({ chainId, provider })
 * const metrics = createProviderMetrics({ provider: agent, client, store })
 * response.setHeader('content-type', metrics.contentType).end(await metrics.read())
 * ```
 */
export function createProviderMetrics(options: ProviderMetricsOptions): ProviderMetrics {
  const { provider, store, moneyAgeMs = MONEY_AGE_MS } = options
  const registry = new Registry()
  const registers = [registry]
  const reached = new Counter({
    name: 'taskmesh_provider_tasks_total',
    help: 'Tasks that came to a state',
    labelNames: ['state', 'task'],
    registers,
  })
  const notDone = new Counter({
    name: 'taskmesh_provider_not_done_total',
    help: 'Tasks that ended without payment, by the state and the code of the reason',
    labelNames: ['state', 'code', 'task'],
    registers,
  })
  const retries = new Counter({
    name: 'taskmesh_provider_retries_total',
    help: 'Steps that failed and are tried again, by the code of the error',
    labelNames: ['code'],
    registers,
  })
  const problems = new Counter({
    name: 'taskmesh_provider_problems_total',
    help: 'Failures that are no task’s, such as a node that does not answer, by code',
    labelNames: ['code'],
    registers,
  })
  const stage = new Histogram({
    name: 'taskmesh_provider_stage_seconds',
    help: 'Seconds that a task was in a state',
    labelNames: ['stage', 'task'],
    buckets: STAGE_SECONDS,
    registers,
  })
  registry.registerMetric(
    new Gauge({
      name: 'taskmesh_provider_tasks_open',
      help: 'Tasks that are not done, by state: the depth of the queue',
      labelNames: ['state'],
      registers: [],
      async collect() {
        const counts = await store.counts().catch(() => undefined)
        this.reset()
        if (counts === undefined) return
        for (const state of TASK_STATES.filter((one) => !isFinal(one))) {
          this.set({ state }, counts[state] ?? 0)
        }
      },
    }),
  )
  registry.registerMetric(
    new Gauge({
      name: 'taskmesh_provider_tasks_running',
      help: 'Tasks that this process works on',
      registers: [],
      collect() {
        this.set(provider.stats().running)
      },
    }),
  )

  const clock = createStageClock()
  const listen = (event: ProviderEvent) => {
    if (event.type === 'retry') return retries.inc({ code: event.error.code })
    if (event.type === 'problem') return problems.inc({ code: event.error.code })
    const { record, from } = event
    const { task, state, code } = record
    reached.inc({ state, task })
    const seconds = clock.move(record.address, record.updatedAt, isFinal(state))
    if (from !== undefined && seconds !== undefined) stage.observe({ stage: from, task }, seconds)
    if (code !== undefined && isFinal(state)) notDone.inc({ state, code, task })
  }
  const off = provider.events.on(listen)

  const money = createAccountReader(() => readMoney(options, provider.address), moneyAgeMs)
  for (const [field, name, help] of MONEY) {
    registry.registerMetric(
      new Gauge({
        name,
        help: `${help}, in OGPU`,
        registers: [],
        async collect() {
          const read = await money()
          if (read === undefined) this.reset()
          else this.set(Number(formatEther(read[field])))
        },
      }),
    )
  }
  return { contentType: registry.contentType, read: () => registry.metrics(), close: () => off() }
}
