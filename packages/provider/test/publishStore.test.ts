import { getTasksOfSource, resumePublications, taskActions } from '@taskmesh/client'
import { createWalletClient, http, parseEther } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore, type OpenStoreOptions } from '../src/index.ts'
import { startNetwork, type Network } from './network.ts'
import { startPostgres, type Postgres } from '@taskmesh/devnet/postgres'
import { copyStore } from './storeFolders.ts'

const KINDS = ['pglite', 'postgres'] as const

let network: Network
let postgres: Postgres
let folder: Awaited<ReturnType<typeof copyStore>>
const places: Partial<Record<(typeof KINDS)[number], OpenStoreOptions>> = {}
beforeAll(async () => {
  ;[network, postgres, folder] = await Promise.all([startNetwork(), startPostgres(), copyStore()])
  places.pglite = folder
  places.postgres = { url: await postgres.createDatabase('publications') }
})
afterAll(async () => {
  await Promise.all([network.devnet.stop(), postgres.stop()])
  await folder.remove()
})

function openPlace(kind: (typeof KINDS)[number]) {
  const place = places[kind]
  if (place === undefined) throw new Error(`There is no store ${kind}.`)
  return openStore(place)
}

const terms = {
  task: 'text-classification',
  inputs: 'good',
  payment: parseEther('0.002'),
  expiresIn: 3000,
} as const

/** The publisher, whose process ends when it has signed and before it sends. */
function connectDoomed(onSigned: () => void) {
  const fetchFn: typeof fetch = async (...call) => {
    if (!String(call[1]?.body).includes('eth_sendRawTransaction')) return fetch(...call)
    onSigned()
    return new Promise(() => undefined)
  }
  const { account, chain } = network.publisher
  const transport = http(network.devnet.rpcUrl, { fetchFn })
  return createWalletClient({ account, chain, transport, pollingInterval: 50 }).extend(
    taskActions({ storage: network.storage }),
  )
}

test.each(KINDS)('on %s: a publisher that ended after it signed goes on', async (kind) => {
  const source = await network.addSource(terms.task)
  const before = await openPlace(kind)
  const ending = new AbortController()
  const { signal } = ending
  const options = { ...terms, source, idempotencyKey: `key ${kind}`, store: before.publications }
  const doomed = connectDoomed(() => ending.abort())
  await expect(doomed.publishTask({ ...options, signal })).rejects.toThrow()
  await before.close()

  const after = await openPlace(kind)
  const { publications: store } = after
  const [resumed] = await resumePublications(network.publisher, { store })
  expect(resumed).toMatchObject({ status: 'published', source })
  expect(await resumePublications(network.publisher, { store })).toEqual([])
  const again = await network.publisher.publishTask({
    ...terms,
    source,
    idempotencyKey: `key ${kind}`,
    store,
  })
  expect(resumed).toMatchObject({ taskAddress: again.taskAddress })
  expect(await store.get(resumed?.id ?? '')).toMatchObject({
    status: 'published',
    payment: terms.payment,
    source,
    taskAddress: again.taskAddress,
  })
  const tasks = await getTasksOfSource(network.publisher, { source })
  expect(tasks).toHaveLength(1)
  await after.close()
})

test('on postgres: one lock for all processes, which a connection that ends loses', async () => {
  const [one, two] = await Promise.all([openPlace('postgres'), openPlace('postgres')])
  const order: string[] = []
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  const first = one.publications.withLock('name', async () => {
    order.push('first')
    await held
    order.push('first ends')
  })
  await expect.poll(() => order).toEqual(['first'])
  const second = two.publications.withLock('name', async () => order.push('second'))
  await two.publications.withLock('other', async () => order.push('other'))
  const aborted = two.publications.withLock('name', async () => undefined, AbortSignal.timeout(50))
  await expect(aborted).rejects.toThrow()
  release()
  await Promise.all([first, second])
  expect(order).toEqual(['first', 'other', 'first ends', 'second'])

  // Never returns, as in a process that hangs; closing ends its connection.
  await new Promise<void>((resolve) => {
    void one.publications.withLock('name', () => {
      resolve()
      return new Promise(() => undefined)
    })
  })
  await one.close()
  expect(await two.publications.withLock('name', async () => 'taken over')).toBe('taken over')
  await two.close()
})
