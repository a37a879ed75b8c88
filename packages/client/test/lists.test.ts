import { parseEther, type Address } from 'viem'
import { getBlockNumber } from 'viem/actions'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { getEvents, watchEvents, type EventCursor } from '../src/index.ts'
import { enroll, startActors, type Actors } from './devnetClients.ts'

const TASKS = 7

let actors: Actors
let source: Address
let tasks: Address[]

beforeAll(async () => {
  actors = await startActors()
  const { client } = actors
  await client.deposit({ amount: parseEther('1') })
  source = (await client.publishSource({ name: 'x', task: 'translation', minPayment: 1n })).source
  tasks = []
  for (let index = 0; index < TASKS; index += 1)
    tasks.push((await publish(`text ${index}`)).taskAddress)
})
afterAll(() => actors.devnet.stop())

function publish(inputs: string) {
  return actors.client.publishTask({
    source,
    task: 'translation',
    inputs,
    payment: 1n,
    expiresIn: 600,
  })
}

test('empty lists are empty, not an error', async () => {
  const { client } = actors
  const { source: empty } = await client.publishSource({
    name: 'x',
    task: 'translation',
    minPayment: 1n,
  })
  expect(await client.getTasksOfSource({ source: empty })).toEqual([])
  expect(await client.getProvidersOfSource({ source: empty })).toEqual([])
  const [first] = tasks
  if (first === undefined) throw new Error('There is no task.')
  expect(await client.getResponses({ taskAddress: first })).toEqual([])
})

test.each([
  [0, 100],
  [0, 3],
  [3, 3],
  [6, 1],
  [5, 100],
  [7, 1],
  [100, 5],
  [0, 0],
])('tasks %d and the %d after it are those of the list', async (offset, limit) => {
  const page = await actors.client.getTasksOfSource({ source, offset, limit })
  expect(page).toEqual(tasks.slice(offset, offset + limit))
})

test('sources are listed, past the end too', async () => {
  const { client } = actors
  const all = await client.getSources()
  expect(all[0]).toBe(source)
  expect(await client.getSources({ offset: all.length })).toEqual([])
  expect(await client.getSources({ offset: all.length - 1, limit: 10 })).toEqual(all.slice(-1))
})

test('a provider that left a source leaves no hole in the list', async () => {
  const { client, master, master2, provider, provider2 } = actors
  await enroll(master, provider, source)
  await enroll(master2, provider2, source)
  await provider.unregister({ source })
  expect(await client.getProvidersOfSource({ source })).toEqual([provider2.account.address])
  expect(await client.getProvidersOfSource({ source, offset: 1 })).toEqual([
    provider2.account.address,
  ])
})

test('events of the past are read by ranges of blocks', async () => {
  const { client } = actors
  const toBlock = await blockNumber()
  const events = await getEvents(client, {
    fromBlock: 0n,
    toBlock,
    eventNames: ['TaskPublished'],
    maxBlockRange: 2,
  })
  expect(events.map(({ args }) => args.task)).toEqual(tasks)
  expect(events.every(({ args }) => args.source === source)).toBe(true)
})

async function blockNumber(): Promise<bigint> {
  return getBlockNumber(actors.client, { cacheTime: 0 })
}

async function take(count: number, cursor?: EventCursor) {
  const signal = AbortSignal.timeout(25_000)
  const taken: { taskAddress: Address; cursor: EventCursor }[] = []
  const watched = watchEvents(actors.client, {
    ...(cursor === undefined ? { fromBlock: 0n } : { cursor }),
    eventNames: ['TaskPublished'],
    pollingIntervalMs: 20,
    signal,
  })
  for await (const { event, cursor: at } of watched) {
    taken.push({ taskAddress: event.args.task, cursor: at })
    if (taken.length === count) break
  }
  return taken
}

test('a watch goes on after its cursor, whatever the place', async () => {
  for (let split = 1; split < TASKS; split += 1) {
    const first = await take(split)
    const rest = await take(TASKS - split, first.at(-1)?.cursor)
    expect([...first, ...rest].map(({ taskAddress }) => taskAddress)).toEqual(tasks)
  }
})

test.each([1, 2, 5, 1000])(
  'a watch that reads %d blocks at a time gives all',
  async (maxBlockRange) => {
    const signal = AbortSignal.timeout(25_000)
    const options = { fromBlock: 0n, eventNames: ['TaskPublished'] as const, maxBlockRange, signal }
    const seen: Address[] = []
    for await (const { event } of watchEvents(actors.client, options)) {
      if (seen.push(event.args.task) === TASKS) break
    }
    expect(seen).toEqual(tasks)
  },
)

test('a watch gives each new event once and in order, and ends without an error', async () => {
  const stop = new AbortController()
  const seen: Address[] = []
  const fromBlock = (await blockNumber()) + 1n
  const watching = (async () => {
    const options = {
      fromBlock,
      eventNames: ['TaskPublished'] as const,
      pollingIntervalMs: 10,
      signal: stop.signal,
    }
    for await (const { event } of watchEvents(actors.client, options)) seen.push(event.args.task)
  })()
  const published: Address[] = []
  for (let index = 0; index < 5; index += 1)
    published.push((await publish(`new ${index}`)).taskAddress)
  await vi.waitUntil(() => seen.length >= 5, { timeout: 20_000 })
  // Before this one comes, the blocks of the others are read once more.
  published.push((await publish('the last')).taskAddress)
  await vi.waitUntil(() => seen.includes(published[5] ?? '0x'), { timeout: 20_000 })
  stop.abort()
  await watching
  expect(seen).toEqual(published)
})

test('a cursor that is none is refused', async () => {
  await expect(watchEvents(actors.client, { cursor: 'soon' }).next()).rejects.toMatchObject({
    code: 'INVALID_CURSOR',
  })
})
