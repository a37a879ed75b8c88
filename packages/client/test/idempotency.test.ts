import { setTimeout as sleep } from 'node:timers/promises'
import { createTestClient, createWalletClient, http, parseEther, type Address } from 'viem'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import {
  dataUrlStorage,
  ogpuStorage,
  resumePublish,
  taskActions,
  TransactionUncertainError,
  type ContentStorage,
  type PublishProgress,
} from '../src/index.ts'
import { brokenTransport, type Interference } from './brokenTransport.ts'
import { createActor, startActors, type Actors } from './devnetClients.ts'
import { lostReceipts } from './lostReceipts.ts'

let actors: Actors
let source: Address

beforeAll(async () => {
  actors = await startActors()
  const { client } = actors
  await client.deposit({ amount: parseEther('10') })
  source = (await client.publishSource({ name: 'x', task: 'translation', minPayment: 1n })).source
})
afterAll(() => actors.devnet.stop())

const call = { task: 'translation', inputs: 'Hello', payment: 1n, expiresIn: 600 } as const

async function taskCount(): Promise<number> {
  return (await actors.client.getSource({ source })).taskCount
}

let keys = 0
const newKey = () => `key ${(keys += 1)}`

function withConnection(interfere: Interference, storage?: ContentStorage) {
  const { devnet, client } = actors
  return createWalletClient({
    account: client.account,
    chain: devnet.chain,
    transport: brokenTransport(devnet.rpcUrl, interfere),
    pollingInterval: 20,
  }).extend(taskActions({ storage: storage ?? ogpuStorage({ url: devnet.storageUrl }) }))
}

test('the same key and request give the same task, and one payment', async () => {
  const { client } = actors
  const before = await taskCount()
  const idempotencyKey = newKey()
  const first = await client.publishTask({ ...call, source, idempotencyKey })
  const again = await client.publishTask({ ...call, source, idempotencyKey })
  expect(first.isRepeated).toBe(false)
  expect(again).toMatchObject({
    isRepeated: true,
    taskAddress: first.taskAddress,
    hash: first.hash,
    configUrl: first.configUrl,
    payment: first.payment,
    expiryTime: first.expiryTime,
  })
  expect((await taskCount()) - before).toBe(1)
})

test('another key and no key are other tasks', async () => {
  const { client } = actors
  const before = await taskCount()
  await client.publishTask({ ...call, source, idempotencyKey: newKey() })
  await client.publishTask({ ...call, source, idempotencyKey: newKey() })
  await client.publishTask({ ...call, source })
  await client.publishTask({ ...call, source })
  expect((await taskCount()) - before).toBe(4)
})

test('the order in which parameters are written does not matter', async () => {
  const { client } = actors
  const idempotencyKey = newKey()
  const publish = (parameters: Record<string, string>) =>
    client.publishTask({ ...call, source, idempotencyKey, parameters })
  const first = await publish({ src_lang: 'en', tgt_lang: 'fr' })
  expect((await publish({ tgt_lang: 'fr', src_lang: 'en' })).taskAddress).toBe(first.taskAddress)
})

test('calls at the same time for the same key publish once', async () => {
  const { client, devnet } = actors
  const twin = createActor(devnet, devnet.accounts[1].privateKey)
  const before = await taskCount()
  const idempotencyKey = newKey()
  const published = await Promise.all(
    [client, twin, client, twin].map((each) =>
      each.publishTask({ ...call, source, idempotencyKey }),
    ),
  )
  expect(new Set(published.map(({ taskAddress }) => taskAddress)).size).toBe(1)
  expect((await taskCount()) - before).toBe(1)
})

test('clients on connections without a name publish once too, when called at the same time', async () => {
  const clients = [() => undefined, () => undefined].map((interfere) => withConnection(interfere))
  const before = await taskCount()
  const idempotencyKey = newKey()
  const published = await Promise.all(
    clients.map((each) => each.publishTask({ ...call, source, idempotencyKey })),
  )
  expect(new Set(published.map(({ taskAddress }) => taskAddress)).size).toBe(1)
  expect((await taskCount()) - before).toBe(1)
})

test('a deposit whose receipt got lost is not taken for the publishing', async () => {
  let isBlind = true
  const { interfere, signal } = lostReceipts()
  const client = withConnection((rpcCall, ask) => (isBlind ? interfere(rpcCall, ask) : undefined))
  const before = await taskCount()
  const { balance } = await actors.client.getVaultAccount()
  const payment = balance + 1n
  const request = { ...call, source, payment, fund: true, idempotencyKey: newKey() }
  await expect(client.publishTask({ ...request, signal })).rejects.toMatchObject({
    code: 'TRANSACTION_UNCERTAIN',
    functionName: 'deposit',
  })
  expect(await taskCount()).toBe(before)
  isBlind = false
  const published = await client.publishTask(request)
  expect(published.isRepeated).toBe(false)
  expect((await taskCount()) - before).toBe(1)
  await actors.client.cancelTask({ taskAddress: published.taskAddress })
})

test('a retry after a lost receipt pays nothing more, though the balance would not allow it', async () => {
  const { client } = actors
  const before = await taskCount()
  const idempotencyKey = newKey()
  const { balance } = await client.getVaultAccount()
  const lost = { ...call, source, idempotencyKey, payment: balance }
  const { interfere, signal } = lostReceipts()
  const broken = withConnection(interfere)
  await expect(broken.publishTask({ ...lost, signal })).rejects.toMatchObject({
    code: 'TRANSACTION_UNCERTAIN',
  })
  const again = await client.publishTask(lost)
  expect(again.isRepeated).toBe(true)
  expect((await taskCount()) - before).toBe(1)
  await client.cancelTask({ taskAddress: again.taskAddress })
})

test('a transaction that never left is sent again byte for byte, by key or by resumePublish', async () => {
  const before = await taskCount()
  const sent: string[] = []
  let isDown = true
  const client = withConnection(({ method, params }) => {
    if (method !== 'eth_sendRawTransaction') return undefined
    sent.push(JSON.stringify(params))
    return isDown ? Promise.reject(new Error('connection refused')) : undefined
  })
  const request = { ...call, source, idempotencyKey: newKey() }
  const failure = await client.publishTask(request).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(TransactionUncertainError)
  expect(await taskCount()).toBe(before)
  isDown = false
  const published = await client.publishTask(request)
  expect(new Set(sent).size).toBe(1)
  expect((await taskCount()) - before).toBe(1)
  if (!(failure instanceof TransactionUncertainError) || !failure.transaction) throw failure
  const resumed = await resumePublish(actors.client, { ...call, ...failure.transaction })
  expect(resumed).toMatchObject({ taskAddress: published.taskAddress, isRepeated: true })
})

test('a transaction whose number another one took is over, and publishing anew is safe', async () => {
  const { client } = actors
  const before = await taskCount()
  const broken = withConnection(({ method }) =>
    method === 'eth_sendRawTransaction'
      ? Promise.reject(new Error('connection refused'))
      : undefined,
  )
  const failure = await broken.publishTask({ ...call, source }).catch((error: unknown) => error)
  if (!(failure instanceof TransactionUncertainError) || !failure.transaction) throw failure
  await client.publishTask({ ...call, source, inputs: 'another' })
  await expect(resumePublish(client, { ...call, ...failure.transaction })).rejects.toMatchObject({
    code: 'TRANSACTION_REPLACED',
  })
  expect((await taskCount()) - before).toBe(1)
})

/** What a published task's transaction was, and a connection that has not heard of it yet. */
async function publishedUnseen(lookUp: Interference) {
  let signed: Extract<PublishProgress, { step: 'signed' }> | undefined
  const published = await actors.client.publishTask({
    ...call,
    source,
    onProgress(progress) {
      if (progress.step === 'signed') signed = progress
    },
  })
  if (signed === undefined) throw new Error('Nothing was signed.')
  let unseen = 2
  const lagging = withConnection((rpcCall, ask) => {
    const { method } = rpcCall
    if (method === 'eth_getTransactionByHash') return lookUp(rpcCall, ask)
    if (method === 'eth_sendRawTransaction') return Promise.reject(new Error('nonce too low'))
    if (method !== 'eth_getTransactionReceipt') return undefined
    unseen -= 1
    return unseen >= 0 ? Promise.resolve(null) : undefined
  })
  const { hash, rawTransaction } = signed
  return { published, lagging, handle: { ...call, hash, rawTransaction } }
}

test('a landed transaction that a lagging node knows late is not taken for a replaced one', async () => {
  let unknown = 3
  const { published, lagging, handle } = await publishedUnseen(() => {
    unknown -= 1
    return unknown >= 0 ? Promise.resolve(null) : undefined
  })
  expect((await resumePublish(lagging, handle)).taskAddress).toBe(published.taskAddress)
})

test('a landed transaction that cannot be looked up is not taken for a replaced one', async () => {
  const { lagging, handle } = await publishedUnseen(() =>
    Promise.reject(new Error('connection refused')),
  )
  await expect(resumePublish(lagging, handle)).rejects.toMatchObject({
    code: 'TRANSACTION_UNCERTAIN',
    functionName: 'publishTask',
  })
})

test('what was signed can be kept before it is sent, and a crash after that pays once', async () => {
  const { client } = actors
  const steps: PublishProgress[] = []
  const before = await taskCount()
  const crash = new Error('The machine lost its power.')
  const crashing = client.publishTask({
    ...call,
    source,
    async onProgress(progress) {
      steps.push(progress)
      await sleep(5)
      if (progress.step === 'published') throw crash
    },
  })
  await expect(crashing).rejects.toBe(crash)
  expect(steps.map(({ step }) => step)).toEqual(['checked', 'stored', 'signed', 'published'])
  const signed = steps.find((progress) => progress.step === 'signed')
  if (signed === undefined) throw new Error('Nothing was signed.')
  const { hash, rawTransaction } = signed
  const { taskAddress } = await resumePublish(client, { ...call, hash, rawTransaction })
  expect((await client.getTask({ taskAddress })).source).toBe(source)
  expect((await taskCount()) - before).toBe(1)
})

test('a transaction that is under way elsewhere is waited for', async () => {
  const { devnet } = actors
  const control = createTestClient({
    mode: 'anvil',
    chain: devnet.chain,
    transport: http(devnet.rpcUrl),
  })
  const before = await taskCount()
  const request = { ...call, source, idempotencyKey: newKey() }
  await control.setAutomine(false)
  // Another process of the same account, which is killed right after sending.
  const { interfere, signal } = lostReceipts()
  const killed = withConnection(interfere).publishTask({ ...request, signal })
  await expect(killed).rejects.toMatchObject({ code: 'TRANSACTION_UNCERTAIN' })
  let counts = 0
  const client = withConnection(({ method, params }) => {
    if (method === 'eth_getTransactionCount' && JSON.stringify(params).includes('latest'))
      counts += 1
    return undefined
  })
  const retry = client.publishTask(request)
  // It counts what is mined again and again, as long as something is under way.
  await vi.waitUntil(() => counts >= 2, { timeout: 20_000 })
  await control.mine({ blocks: 1 })
  await control.setAutomine(true)
  expect((await retry).isRepeated).toBe(true)
  expect((await taskCount()) - before).toBe(1)
})

test('a payload in the URL itself is recognized too; URLs that say nothing are refused', async () => {
  const inline = actors.client.extend(taskActions({ storage: dataUrlStorage() }))
  const request = { ...call, source, inputs: 'Grüße', idempotencyKey: newKey() }
  const first = await inline.publishTask(request)
  expect((await inline.publishTask(request)).taskAddress).toBe(first.taskAddress)
  const plain: ContentStorage = { ...actors.storage, put: async () => 'https://files.example/1' }
  const before = await taskCount()
  const client = actors.client.extend(taskActions({ storage: plain }))
  await expect(client.publishTask({ ...request, idempotencyKey: newKey() })).rejects.toMatchObject({
    code: 'INVALID_IDEMPOTENCY_KEY',
  })
  expect(await taskCount()).toBe(before)
})

test('a URL with the content identifier of something else is refused before anything is sent', async () => {
  const directory = 'QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o'
  const urls = [
    `https://ipfs.example/ipfs/${directory}/taskConfig.json`,
    await dataUrlStorage().put('{}', { name: 'taskConfig.json' }),
  ]
  const before = await taskCount()
  for (const url of urls) {
    const storage: ContentStorage = { ...actors.storage, put: async () => url }
    const client = actors.client.extend(taskActions({ storage }))
    const publishing = client.publishTask({ ...call, source, idempotencyKey: newKey() })
    await expect(publishing).rejects.toMatchObject({ code: 'INVALID_IDEMPOTENCY_KEY' })
  }
  expect(await taskCount()).toBe(before)
})

test('a key that is none is refused', async () => {
  for (const idempotencyKey of ['', 'x'.repeat(201)]) {
    const publishing = actors.client.publishTask({ ...call, source, idempotencyKey })
    await expect(publishing).rejects.toMatchObject({ code: 'INVALID_IDEMPOTENCY_KEY' })
  }
})

test('a provider reads the request of a payload that has a key', async () => {
  const { client } = actors
  const { taskAddress } = await client.publishTask({ ...call, source, idempotencyKey: newKey() })
  const request = await client.getTaskRequest({ taskAddress, task: 'translation' })
  expect(request).toEqual({ inputs: 'Hello', parameters: {} })
})

test('two hundred tasks published at once by one key all land', { timeout: 240_000 }, async () => {
  const { client } = actors
  const before = await taskCount()
  const published = await Promise.all(
    Array.from({ length: 200 }, (_, index) =>
      client.publishTask({ ...call, source, inputs: `Hello ${index}` }),
    ),
  )
  expect(new Set(published.map(({ taskAddress }) => taskAddress)).size).toBe(200)
  expect((await taskCount()) - before).toBe(200)
})
