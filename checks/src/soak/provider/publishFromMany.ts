import { deposit, ogpuStorage, publishSource, publishTasks } from '@taskmesh/client'
import type { Devnet } from '@taskmesh/devnet'
import { TaskmeshError } from '@taskmesh/errors'
import type { Address } from 'viem'
import { readBooks, type Books } from '../audit.ts'
import { openActor, type Actor } from './openProvider.ts'

/** An account that publishes at a source of its own, what it owned before, and how many tasks it publishes. */
export interface Publisher extends Actor {
  account: Address
  source: Address
  before: Books
  count: number
}

/** So many tasks are one call. */
const GROUP = 25
const EXPIRES_IN = 80_000
const TRIES = 4
/** So many accounts publish at once. */
const AT_ONCE = 4

async function openSource(devnet: Devnet, { client }: Actor): Promise<Address> {
  const { source } = await publishSource(client, {
    name: 'Soak',
    task: 'text-classification',
    minPayment: 1n,
    maxExpiryDuration: 86_400,
    storage: ogpuStorage({ url: devnet.storageUrl }),
  })
  return source
}

/** Opens accounts that pay so many tasks together, with twice what they cost. */
export async function openPublishers(
  devnet: Devnet,
  name: string,
  { tasks, publishers, payment }: { tasks: number; publishers: number; payment: bigint },
): Promise<Publisher[]> {
  const indexes = Array.from({ length: publishers }, (_, index) => index)
  return Promise.all(
    indexes.map(async (index) => {
      const actor = await openActor(devnet, `${name}:publisher${index}`)
      const count = Math.floor(tasks / publishers) + (index < tasks % publishers ? 1 : 0)
      await deposit(actor.client, { amount: 2n * payment * BigInt(count + 1) })
      const source = await openSource(devnet, actor)
      const account = actor.client.account.address
      return { ...actor, account, source, count, before: await readBooks(actor.client, account) }
    }),
  )
}

/** Calls what has keys again when it failed, as on a machine that is too busy to answer. */
async function repeated(publish: () => Promise<unknown>): Promise<void> {
  for (let left = TRIES; ; left -= 1) {
    try {
      await publish()
      return
    } catch (error) {
      if (left <= 1 || !(error instanceof TaskmeshError) || !error.retryable) throw error
    }
  }
}

/** Publishes all tasks of a publisher, a group after the other, each with other inputs. */
async function publishAll(
  { client, account, source, count }: Publisher,
  { devnet, payment }: { devnet: Devnet; payment: bigint },
): Promise<void> {
  const storage = ogpuStorage({ url: devnet.storageUrl })
  const terms = { source, task: 'text-classification', payment, expiresIn: EXPIRES_IN } as const
  for (let from = 0; from < count; from += GROUP) {
    const group = Array.from({ length: Math.min(GROUP, count - from) }, (_, index) => ({
      ...terms,
      inputs: `A good text, number ${from + index} of ${account}.`,
      idempotencyKey: String(from + index),
    }))
    await repeated(() => publishTasks(client, group, { storage }))
  }
}

/** Publishes all tasks of all publishers, a few of these at once. */
export async function publishFromMany(
  publishers: readonly Publisher[],
  terms: { devnet: Devnet; payment: bigint },
): Promise<void> {
  const left = [...publishers]
  const publishRest = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      await publishAll(next, terms)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, publishRest))
}
