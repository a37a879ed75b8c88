import {
  getResponsesOf,
  getSource,
  getTask,
  getTasksOfSource,
  getVaultAccount,
} from '@taskmesh/client'
import type { TaskStore } from '@taskmesh/provider'
import type { Address } from 'viem'
import { differs, readBooks, readFees, type Auditor, type Books } from '../audit.ts'
import type { Publisher } from './publishFromMany.ts'

/** What is compared with the chain. */
export interface ProviderAuditOptions {
  payment: bigint
  publishers: readonly Publisher[]
  provider: { account: Address; before: Books }
  store: TaskStore
}

/** What the chain says of a run. */
export interface ProviderAudit {
  tasks: number
  /** Tasks that were paid to the provider. */
  paid: number
  /** Of the provider. */
  transactions: number
  /** In wei. */
  earned: bigint
  fees: bigint
  /** What is wrong, in words; empty when all is right to the wei. */
  problems: string[]
}

/** So many tasks are read at once. */
const PAGE = 100

async function listTasks(client: Auditor, publishers: readonly Publisher[]): Promise<Address[]> {
  const lists = publishers.map(async ({ source }) => {
    const { taskCount: limit } = await getSource(client, { source })
    return getTasksOfSource(client, { source, limit })
  })
  return (await Promise.all(lists)).flat()
}

async function readTasks(client: Auditor, { publishers, provider }: ProviderAuditOptions) {
  const addresses = await listTasks(client, publishers)
  const problems: string[] = []
  let earned = 0n
  let paid = 0
  for (let from = 0; from < addresses.length; from += PAGE) {
    const page = addresses.slice(from, from + PAGE)
    const tasks = await Promise.all(page.map((taskAddress) => getTask(client, { taskAddress })))
    const responses = await getResponsesOf(client, { taskAddresses: page })
    for (const [
      index,
      { address, status, attemptCount, winningProvider, payment },
    ] of tasks.entries()) {
      const facts = [status, attemptCount, winningProvider, responses[index]?.length]
      if (String(facts) === String(['FINALIZED', 1, provider.account, 1])) {
        paid += 1
        earned += payment
      } else {
        problems.push(`${address}: ${facts.join(', ')}`)
      }
    }
  }
  return { tasks: addresses.length, paid, earned, problems }
}

async function auditPublisher(
  client: Auditor,
  { account, before, count }: Publisher,
  { payment, fees }: { payment: bigint; fees: bigint },
): Promise<string[]> {
  const after = await readBooks(client, account)
  return [
    ...differs(`${account}, held back`, before.frozen, after.frozen),
    ...differs(
      `${account}, gone from the vault`,
      payment * BigInt(count),
      before.vault - after.vault,
    ),
    ...differs(`${account}, fees`, before.native - after.native, fees),
  ]
}

/** Compares what publishers and a provider own and owned, and what the provider’s store says, with the chain. */
export async function auditProvider(
  client: Auditor,
  options: ProviderAuditOptions,
): Promise<ProviderAudit> {
  const { publishers, provider, store } = options
  const after = await readBooks(client, provider.account)
  const accounts = [provider, ...publishers]
  const since = new Map(accounts.map(({ account, before }) => [account, before.block]))
  const fees = await readFees(client, since, after.block)
  const own = fees.get(provider.account) ?? { fees: 0n, transactions: 0 }
  const { tasks, paid, earned, problems } = await readTasks(client, options)
  const rows = await store.earnings()
  const sum = (field: 'earned' | 'fees') => rows.reduce((all, row) => all + row[field], 0n)
  const { earnings } = await getVaultAccount(client, { account: provider.account })
  problems.push(
    ...differs('come to the vault', earned, after.vault - provider.before.vault),
    ...differs('earnings of the vault', earned, earnings),
    ...differs('earnings of the store', earned, sum('earned')),
    ...differs('gas that was paid', provider.before.native - after.native, own.fees),
    ...differs('gas of the store', own.fees, sum('fees')),
  )
  if (own.transactions !== 2 * tasks) {
    problems.push(`${own.transactions} transactions for ${tasks} tasks`)
  }
  for (const publisher of publishers) {
    const paidFees = fees.get(publisher.account)?.fees ?? 0n
    const terms = { payment: options.payment, fees: paidFees }
    problems.push(...(await auditPublisher(client, publisher, terms)))
  }
  return { tasks, paid, transactions: own.transactions, earned, fees: own.fees, problems }
}
