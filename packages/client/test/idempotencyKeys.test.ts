import { createTestClient, createWalletClient, http, parseEther, type Address } from 'viem'
import { toAccount } from 'viem/accounts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { dataUrlStorage, memoryPublishStore, taskActions, type PublishStore } from '../src/index.ts'
import { brokenTransport, type Interference } from './brokenTransport.ts'
import { startActors, type Actors } from './devnetClients.ts'
import { lostReceipts } from './lostReceipts.ts'

let actors: Actors
let source: Address
let other: Address

const about = { name: 'x', task: 'translation', minPayment: 1n } as const
const call = { task: 'translation', inputs: 'Hello', payment: 1n, expiresIn: 600 } as const

beforeAll(async () => {
  actors = await startActors()
  await actors.client.deposit({ amount: parseEther('10') })
  other = (await actors.client.publishSource(about)).source
})
beforeEach(async () => {
  source = (await actors.client.publishSource(about)).source
})
afterAll(() => actors.devnet.stop())

function control() {
  const { chain, rpcUrl } = actors.devnet
  return createTestClient({ mode: 'anvil', chain, transport: http(rpcUrl) })
}

async function taskCount(of = source): Promise<number> {
  return (await actors.client.getSource({ source: of })).taskCount
}

let keys = 0
const newKey = () => `order ${(keys += 1)}`

function withConnection(interfere: Interference, store?: PublishStore) {
  const { devnet, client, storage } = actors
  return createWalletClient({
    account: client.account,
    chain: devnet.chain,
    transport: brokenTransport(devnet.rpcUrl, interfere),
    pollingInterval: 20,
  }).extend(taskActions({ storage, store }))
}

test.each([
  ['inputs', { inputs: 'Goodbye' }],
  ['parameters.src_lang', { parameters: { src_lang: 'en' } }],
  ['payment', { payment: 2n }],
] as const)('a key with other %s is refused, and nothing is paid', async (path, change) => {
  const { client } = actors
  const idempotencyKey = newKey()
  const first = await client.publishTask({ ...call, source, idempotencyKey })
  const again = client.publishTask({ ...call, source, idempotencyKey, ...change })
  await expect(again).rejects.toMatchObject({
    code: 'IDEMPOTENCY_CONFLICT',
    path,
    taskAddress: first.taskAddress,
  })
  expect(await taskCount()).toBe(1)
})

test('a key with another source of the same client is refused', async () => {
  const { client } = actors
  const idempotencyKey = newKey()
  const first = await client.publishTask({ ...call, source, idempotencyKey })
  const before = await taskCount(other)
  const again = client.publishTask({ ...call, source: other, idempotencyKey })
  await expect(again).rejects.toMatchObject({
    code: 'IDEMPOTENCY_CONFLICT',
    path: 'source',
    taskAddress: first.taskAddress,
  })
  expect(await taskCount(other)).toBe(before)
})

test('a cancelled task of a key is reported, and starting anew needs a word', async () => {
  const { client } = actors
  const request = { ...call, source, idempotencyKey: newKey() }
  const first = await client.publishTask(request)
  await client.cancelTask({ taskAddress: first.taskAddress })
  await expect(client.publishTask(request)).rejects.toMatchObject({
    code: 'IDEMPOTENT_TASK_OVER',
    taskAddress: first.taskAddress,
    status: 'CANCELED',
  })
  const anew = await client.publishTask({ ...request, restart: true })
  expect(anew).toMatchObject({ isRepeated: false })
  // The word is for a task that is over; the new one is not.
  const again = await client.publishTask({ ...request, restart: true })
  expect(again).toMatchObject({ isRepeated: true, taskAddress: anew.taskAddress })
  expect(await taskCount()).toBe(2)
})

test('an expired task of a key is reported, though its status is NEW', async () => {
  const { client } = actors
  const request = { ...call, expiresIn: 60, source, idempotencyKey: newKey() }
  const { taskAddress } = await client.publishTask(request)
  await actors.devnet.increaseTime(61)
  await control().mine({ blocks: 1 })
  await expect(client.publishTask(request)).rejects.toMatchObject({
    code: 'IDEMPOTENT_TASK_OVER',
    taskAddress,
    status: 'EXPIRED',
  })
  expect(await taskCount()).toBe(1)
})

test('a task of somebody else with the same payload and key is not taken for one’s own', async () => {
  const { client, agent } = actors
  const request = { ...call, source, idempotencyKey: newKey() }
  const mine = await client.publishTask(request)
  await client.setAgent({ agent: agent.account.address })
  const copyUrl = { ...actors.storage, put: async () => mine.configUrl }
  const copier = agent.extend(taskActions({ storage: copyUrl }))
  const copy = await copier.publishTask({ ...call, source })
  expect(copy.configUrl).toBe(mine.configUrl)
  expect((await client.publishTask(request)).taskAddress).toBe(mine.taskAddress)
  // The copy alone is not one’s own either.
  await client.cancelTask({ taskAddress: mine.taskAddress })
  await expect(client.publishTask(request)).rejects.toMatchObject({
    code: 'IDEMPOTENT_TASK_OVER',
    taskAddress: mine.taskAddress,
  })
})

test('agents of one client have keys of their own', async () => {
  const { client, agent } = actors
  await client.setAgent({ agent: agent.account.address })
  const request = { ...call, source, idempotencyKey: newKey() }
  await client.publishTask(request)
  expect((await agent.publishTask(request)).isRepeated).toBe(false)
  expect(await taskCount()).toBe(2)
})

test('neither the URL on the chain nor the payload shows the key', async () => {
  const { client, storage } = actors
  const idempotencyKey = 'order-4711-of-Alice'
  const { configUrl } = await client.publishTask({ ...call, source, idempotencyKey })
  const payload = new TextDecoder().decode(await storage.get(configUrl, {}))
  for (const text of [configUrl, payload]) expect(text).not.toContain(idempotencyKey)
})

test('a secret makes other tags, and an account that cannot sign messages works without', async () => {
  const { client, devnet, storage } = actors
  const { address, signTransaction } = client.account
  const noMessages = () => Promise.reject(new Error('This key signs transactions only.'))
  const account = toAccount({
    address,
    signTransaction,
    signMessage: noMessages,
    signTypedData: noMessages,
  })
  const kms = createWalletClient({
    account,
    chain: devnet.chain,
    transport: http(devnet.rpcUrl),
    pollingInterval: 20,
  }).extend(taskActions({ storage }))
  const request = { ...call, source, idempotencyKey: newKey(), idempotencySecret: 'a secret' }
  const first = await kms.publishTask(request)
  expect((await client.publishTask(request)).taskAddress).toBe(first.taskAddress)
  const plain = { ...call, source, idempotencyKey: newKey() }
  await kms.publishTask(plain)
  expect((await kms.publishTask(plain)).isRepeated).toBe(true)
  expect(await taskCount()).toBe(2)
})

const LOGS: [string, Interference][] = [
  [
    'answers [] for logs',
    ({ method }) => (method === 'eth_getLogs' ? Promise.resolve([]) : undefined),
  ],
  [
    'refuses logs',
    ({ method }) =>
      method === 'eth_getLogs' ? Promise.reject(new Error('method disabled')) : undefined,
  ],
]

test.each(LOGS)('a task is found at a node that %s', async (_, interfere) => {
  const request = { ...call, source, idempotencyKey: newKey() }
  const first = await actors.client.publishTask(request)
  await control().mine({ blocks: 20 })
  const client = withConnection(interfere)
  const again = await client.publishTask({ ...request, lookBackBlocks: 5 })
  expect(again).toMatchObject({
    isRepeated: true,
    taskAddress: first.taskAddress,
    hash: first.hash,
  })
  expect(await taskCount()).toBe(1)
})

test('a task older than lookBackBlocks is found', async () => {
  const { client } = actors
  const request = { ...call, source, idempotencyKey: newKey() }
  const first = await client.publishTask(request)
  await control().mine({ blocks: 30 })
  const again = await client.publishTask({ ...request, lookBackBlocks: 3 })
  expect(again.taskAddress).toBe(first.taskAddress)
  expect(await taskCount()).toBe(1)
})

test('more tasks than are looked at leave open whether a key was used, and nothing is paid', async () => {
  const request = { ...call, source, idempotencyKey: newKey() }
  const { taskAddress } = await actors.client.publishTask(request)
  for (let index = 0; index < 3; index += 1) await actors.client.publishTask({ ...call, source })
  // A connection of its own has read nothing yet.
  const client = withConnection(() => undefined)
  const few = client.publishTask({ ...request, lookBackTasks: 2 })
  await expect(few).rejects.toMatchObject({ code: 'IDEMPOTENCY_UNCERTAIN', path: 'lookBackTasks' })
  expect((await client.publishTask({ ...request, lookBackTasks: 4 })).taskAddress).toBe(taskAddress)
  expect(await taskCount()).toBe(4)
})

test('a key works with payloads in the URL itself, and providers read them', async () => {
  const inline = actors.client.extend(taskActions({ storage: dataUrlStorage() }))
  const request = { ...call, source, idempotencyKey: newKey() }
  const { taskAddress } = await inline.publishTask(request)
  expect((await inline.publishTask(request)).taskAddress).toBe(taskAddress)
  expect(await inline.getTaskRequest({ taskAddress, task: 'translation' })).toEqual({
    inputs: 'Hello',
    parameters: {},
  })
})

test('a store keeps what was signed before it is sent, and another process goes on with it', async () => {
  const store = memoryPublishStore()
  const sent: unknown[] = []
  let isDown = true
  const interfere: Interference = ({ method, params }) => {
    if (method !== 'eth_sendRawTransaction') return undefined
    sent.push(JSON.stringify(params))
    return isDown ? Promise.reject(new Error('connection refused')) : undefined
  }
  const request = { ...call, source, idempotencyKey: newKey() }
  const crashed = withConnection(interfere, store)
  await expect(crashed.publishTask(request)).rejects.toMatchObject({
    code: 'TRANSACTION_UNCERTAIN',
  })
  const chainId = actors.devnet.chain.id
  const account = actors.client.account.address
  expect(await store.getUnfinished({ chainId, account })).toMatchObject([
    { status: 'signed', source, payment: 1n, transaction: { rawTransaction: expect.any(String) } },
  ])
  isDown = false
  // A connection without a name: nothing in the memory of this process belongs to it.
  const restarted = withConnection(interfere, store)
  const again = await restarted.publishTask(request)
  expect(again.isRepeated).toBe(true)
  expect(new Set(sent).size).toBe(1)
  expect(await store.getUnfinished({ chainId, account })).toEqual([])
  expect(await taskCount()).toBe(1)
})

test('what was signed and never sent is not sent later', async () => {
  const store = memoryPublishStore()
  const client = withConnection(() => undefined, store)
  const stop = new Error('The caller thought again.')
  const publishing = client.publishTask({
    ...call,
    source,
    onProgress({ step }) {
      if (step === 'signed') throw stop
    },
  })
  await expect(publishing).rejects.toBe(stop)
  expect(await client.resumePublications({ store })).toEqual([])
  expect(await taskCount()).toBe(0)
})

test('a wallet that signs by itself publishes a key once', async () => {
  const { devnet, client, storage } = actors
  const wallet = createWalletClient({
    account: client.account.address,
    chain: devnet.chain,
    transport: http(devnet.rpcUrl),
    pollingInterval: 20,
  }).extend(taskActions({ storage }))
  const request = { ...call, source, idempotencyKey: newKey() }
  const both = await Promise.all([wallet.publishTask(request), wallet.publishTask(request)])
  expect(new Set(both.map(({ taskAddress }) => taskAddress)).size).toBe(1)
  expect((await wallet.publishTask(request)).isRepeated).toBe(true)
  expect(await taskCount()).toBe(1)
})

test('all publishings that a crash interrupted are brought to their end', async () => {
  const store = memoryPublishStore()
  const { interfere, signal } = lostReceipts()
  const crashed = withConnection(interfere, store)
  const publishing = crashed.publishTask({ ...call, source, signal })
  await expect(publishing).rejects.toMatchObject({ code: 'TRANSACTION_UNCERTAIN' })
  const client = withConnection(() => undefined, store)
  const resumed = await client.resumePublications({ store })
  expect(resumed).toMatchObject([{ source, status: 'published' }])
  const [one] = resumed
  if (one?.status !== 'published') throw new Error('It was not published.')
  expect((await client.getTask({ taskAddress: one.taskAddress })).source).toBe(source)
  expect(await client.resumePublications({ store })).toEqual([])
  expect(await taskCount()).toBe(1)
})
