import { createPublicClient, createWalletClient, http, parseEther, type Address } from 'viem'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  getEvents,
  getSource,
  ogpuStorage,
  sourceActions,
  taskActions,
  vaultActions,
  watchEvents,
  type ContentStorage,
} from '../src/index.ts'
import { startActors, type Actors } from './devnetClients.ts'
import { startFaultyRpc, type FaultyRpc } from './faultyRpc.ts'

let actors: Actors
let source: Address
let rpc: FaultyRpc

beforeAll(async () => {
  actors = await startActors()
  const { client } = actors
  await client.deposit({ amount: parseEther('10') })
  source = (await client.publishSource({ name: 'x', task: 'translation', minPayment: 1n })).source
  rpc = await startFaultyRpc(actors.devnet.rpcUrl)
})
afterAll(async () => {
  await Promise.all([rpc.stop(), actors.devnet.stop()])
})
beforeEach(() => {
  rpc.fault = () => undefined
})

const call = { task: 'translation', inputs: 'Hello', payment: 1n, expiresIn: 600 } as const

async function taskCount(): Promise<number> {
  return (await actors.client.getSource({ source })).taskCount
}

/** The publisher over HTTP, with viem's own retries. */
function publisher(storage: ContentStorage = actors.storage) {
  const { devnet, client } = actors
  return createWalletClient({
    account: client.account,
    chain: devnet.chain,
    transport: http(rpc.url, { retryDelay: 10 }),
    pollingInterval: 20,
  })
    .extend(taskActions({ storage }))
    .extend(vaultActions())
}

test('a node that answers every second request with 429 only costs time', async () => {
  let requests = 0
  rpc.fault = () =>
    (requests += 1) % 2 ? { status: 429, headers: { 'retry-after': '0' } } : undefined
  const before = await taskCount()
  await publisher().publishTask({ ...call, source })
  expect((await taskCount()) - before).toBe(1)
})

test('a node that answers 429 for good is a failure that may pass', async () => {
  rpc.fault = () => ({ status: 429, headers: { 'retry-after': '0' } })
  await expect(publisher().publishTask({ ...call, source })).rejects.toMatchObject({
    code: 'RPC_FAILED',
    retryable: true,
  })
})

test.each(['eth_call', 'eth_estimateGas|eth_fillTransaction', 'eth_getTransactionCount'])(
  'a node that never answers %s costs no more than the time that was given',
  async (methods) => {
    rpc.fault = (calls) =>
      calls.some(({ method }) => methods.split('|').includes(method)) ? 'hang' : undefined
    const before = await taskCount()
    const publishing = publisher().publishTask({ ...call, source, timeoutMs: 500 })
    await expect(publishing).rejects.toMatchObject({
      code: 'TIME_BUDGET_EXCEEDED',
      retryable: true,
    })
    expect(await taskCount()).toBe(before)
  },
)

test('a node that takes a transaction and never answers leaves the hash, and the key finds it', async () => {
  const stop = new AbortController()
  const { signal } = stop
  rpc.fault = ([first]) => {
    if (first?.method === 'eth_sendRawTransaction') stop.abort()
    return signal.aborted ? 'hang' : undefined
  }
  const before = await taskCount()
  const request = { ...call, source, idempotencyKey: 'hanging' }
  const failure: unknown = await publisher()
    .publishTask({ ...request, signal })
    .catch((error: unknown) => error)
  expect(failure).toMatchObject({
    code: 'TRANSACTION_UNCERTAIN',
    hash: expect.stringMatching(/^0x/),
    transaction: { rawTransaction: expect.stringMatching(/^0x/) },
  })
  rpc.fault = () => undefined
  await publisher().publishTask(request)
  expect((await taskCount()) - before).toBe(1)
})

test('waiting for a result ends in time though the node never answers', async () => {
  const task = await actors.client.publishTask({ ...call, source })
  rpc.fault = () => 'hang'
  // Without a bound, viem's own patience outlasts that of the test.
  await expect(publisher().waitForResult(task, { timeoutMs: 400 })).rejects.toMatchObject({
    code: 'WAIT_TIMEOUT',
  })
})

/** The node gets this request, never answers it, and the user leaves. */
function leaveAt(hanging: string): AbortSignal {
  const stop = new AbortController()
  rpc.fault = ([first]) => {
    if (first?.method !== hanging) return undefined
    stop.abort(new Error('The user left.'))
    return 'hang'
  }
  return stop.signal
}

test('an abort while the node keeps events to itself ends the reading with its reason', async () => {
  const signal = leaveAt('eth_getLogs')
  const reading = getEvents(publisher(), { fromBlock: 0n, toBlock: 5n, signal })
  await expect(reading).rejects.toThrow('The user left.')
})

test.each(['eth_getLogs', 'eth_blockNumber'])(
  'an abort while %s hangs ends the watch without an error',
  async (method) => {
    const signal = leaveAt(method)
    const failures: unknown[] = []
    const onError = (error: unknown) => failures.push(error)
    const watch = watchEvents(publisher(), { fromBlock: 0n, signal, onError })
    expect(await watch.next()).toEqual({ done: true, value: undefined })
    expect(failures).toEqual([])
  },
)

const refusing: ContentStorage = {
  put: () => Promise.reject(new Error('The disk is full.')),
  get: (url, options) => actors.storage.get(url, options),
}
const silent: ContentStorage = {
  put: () => new Promise(() => undefined),
  get: (url, options) => actors.storage.get(url, options),
}

test('a storage that is gone or silent leads to no task', async () => {
  const before = await taskCount()
  await expect(publisher(refusing).publishTask({ ...call, source })).rejects.toThrow('disk is full')
  const gone = ogpuStorage({ url: 'http://127.0.0.1:9', retries: 0 })
  await expect(publisher(gone).publishTask({ ...call, source })).rejects.toMatchObject({
    code: 'FETCH_FAILED',
    retryable: true,
  })
  const waiting = publisher(silent).publishTask({ ...call, source, timeoutMs: 400 })
  await expect(waiting).rejects.toMatchObject({ code: 'TIME_BUDGET_EXCEEDED' })
  expect(await taskCount()).toBe(before)
})

test('an abort while a storage is silent ends the publishing with its reason', async () => {
  const stop = new AbortController()
  setTimeout(() => stop.abort(new Error('The user left.')), 100)
  const publishing = publisher(silent).publishTask({ ...call, source, signal: stop.signal })
  await expect(publishing).rejects.toThrow('The user left.')
})

test('a snapshot is one request: a multicall, or a JSON-RPC batch where there is none', async () => {
  const { devnet } = actors
  const { multicall3: _, ...contracts } = devnet.chain.contracts
  const chains = [devnet.chain, { ...devnet.chain, contracts }]
  const snapshots: unknown[] = []
  for (const [index, chain] of chains.entries()) {
    const transport = http(rpc.url, { batch: true })
    const client = createPublicClient({ chain, transport })
    rpc.requests = 0
    rpc.largestBatch = 0
    snapshots.push(await getSource(client, { source }))
    expect([rpc.requests, rpc.largestBatch]).toEqual([1, index === 0 ? 1 : 4])
  }
  expect(snapshots[0]).toEqual(snapshots[1])
})

test('a chain without Multicall3 works all the way', async () => {
  const { devnet, client, storage } = actors
  const { multicall3: _, ...contracts } = devnet.chain.contracts
  const plain = createWalletClient({
    account: client.account,
    chain: { ...devnet.chain, contracts },
    transport: http(devnet.rpcUrl, { batch: true }),
    pollingInterval: 20,
  })
    .extend(taskActions({ storage }))
    .extend(sourceActions({ storage }))
  const task = await plain.publishTask({ ...call, source, idempotencyKey: 'plain' })
  const again = await plain.publishTask({ ...call, source, idempotencyKey: 'plain' })
  expect(again.taskAddress).toBe(task.taskAddress)
  expect(await plain.getAttempts({ taskAddress: task.taskAddress })).toEqual([])
  await expect(plain.getTask({ taskAddress: client.account.address })).rejects.toMatchObject({
    code: 'TASK_NOT_FOUND',
  })
})

test('a chain that claims a Multicall3 it does not have is a failure, not a missing task', async () => {
  const { devnet, client } = actors
  const contracts = { ...devnet.chain.contracts, multicall3: { address: client.account.address } }
  const wrong = createPublicClient({ chain: { ...devnet.chain, contracts }, transport: http() })
  await expect(getSource(wrong, { source })).rejects.toMatchObject({ code: 'RPC_FAILED' })
})

test('snapshots cannot be changed, and those of the past can be read', async () => {
  const { client } = actors
  const snapshot = await client.getSource({ source })
  expect(Object.isFrozen(snapshot) && Object.isFrozen(snapshot.environments)).toBe(true)
  expect(() => Object.assign(snapshot, { taskCount: 0 })).toThrow(TypeError)
  const { receipt } = await client.publishTask({ ...call, source })
  const blockNumber = receipt.blockNumber - 1n
  expect((await client.getSource({ source, blockNumber })).taskCount).toBe(snapshot.taskCount)
  expect((await client.getSource({ source })).taskCount).toBe(snapshot.taskCount + 1)
})
