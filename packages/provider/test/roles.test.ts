import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getChainTime, ogpuStorage } from '@taskmesh/client'
import { controllerAbi } from '@taskmesh/contracts'
import { createWalletClient, http, parseEther, parseGwei, type Address } from 'viem'
import { getTransactionCount } from 'viem/actions'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import {
  createProvider,
  LocalAccountRequiredError,
  memoryStore,
  openStore,
  RunnerRequiredError,
  type Provider,
  type ProviderOptions,
} from '../src/index.ts'
import { startNetwork, type Network } from './network.ts'
import { startPostgres, type Postgres } from '@taskmesh/devnet/postgres'
import { wordRunner } from './wordRunner.ts'

const COUNT = 510
const PATIENT = { timeout: 60_000, interval: 20 }
const text = { task: 'text-classification', payment: parseEther('0.002'), expiresIn: 3000 } as const

let network: Network
let postgres: Postgres
beforeAll(async () => {
  ;[network, postgres] = await Promise.all([startNetwork(), startPostgres()])
})
afterAll(() => Promise.all([network.devnet.stop(), postgres.stop()]))

function publish(source: Address, count: number) {
  const inputs = Array.from({ length: count }, (_, index) => `good ${index}`)
  return Promise.all(
    inputs.map((input) => network.publisher.publishTask({ ...text, source, inputs: input })),
  )
}

const accountOf = (client: Network['provider']) => client.account.address

test('watcher, signer and three workers with connections of their own share the tasks, each done once', async () => {
  const source = await network.addSource(text.task)
  const url = await postgres.createDatabase('roles')
  const before = await getTransactionCount(network.provider, {
    address: accountOf(network.provider),
  })
  const runners = [
    wordRunner({ takesMs: 20 }),
    wordRunner({ takesMs: 20 }),
    wordRunner({ takesMs: 20 }),
  ]
  const stores = await Promise.all(
    [1, 2, 3, 4, 5, 6].map(() => openStore({ url, maxConnections: 2 })),
  )
  const common = {
    sources: [{ source, task: text.task }],
    storage: network.storage,
    pollingIntervalMs: 50,
  }
  const parts: Omit<ProviderOptions, 'client' | 'sources'>[] = [
    { roles: ['watcher'] },
    { roles: ['signer'] },
    { roles: ['signer'] },
    ...runners.map((runner) => ({ roles: ['worker'] as const, runner })),
  ]
  const providers = parts.map((part, index): Provider => {
    const client = network.provider
    return createProvider({ ...common, ...part, client, store: stores[index] })
  })
  await Promise.all(providers.map((provider) => provider.start()))
  const tasks = await publish(source, 12)
  const results = await Promise.all(tasks.map((task) => network.publisher.waitForResult(task)))
  expect(results.every(({ status }) => status === 'FINALIZED')).toBe(true)
  for (const provider of providers) await provider.stop()
  for (const store of stores) await store.close()
  const ran = runners.flatMap((runner) => runner.ran)
  expect(ran).toHaveLength(12)
  expect(new Set(ran).size).toBe(12)
  const after = await getTransactionCount(network.provider, {
    address: accountOf(network.provider),
  })
  expect(after - before).toBe(24)
})

test('a worker that comes when another one has begun takes what that one has no seats for', async () => {
  const source = await network.addSource(text.task)
  const url = await postgres.createDatabase('seats')
  const stores = await Promise.all([1, 2, 3].map(() => openStore({ url, maxConnections: 2 })))
  let letEnd: () => void = () => undefined
  const until = new Promise<void>((resolve) => (letEnd = resolve))
  const first = wordRunner({ until })
  const second = wordRunner({ until })
  const common = {
    client: network.provider,
    sources: [{ source, task: text.task }],
    storage: network.storage,
    pollingIntervalMs: 50,
    concurrency: 1,
  }
  const [signing, one, other] = [
    { roles: ['watcher', 'signer'] as const },
    { roles: ['worker'] as const, runner: first },
    { roles: ['worker'] as const, runner: second },
  ].map((part, index) => createProvider({ ...common, ...part, store: stores[index] }))
  const tasks = await publish(source, 8)
  await signing?.start()
  await one?.start()
  await vi.waitUntil(() => first.ran.length === 1, PATIENT)
  await other?.start()
  // Both models run until both have begun.
  await vi.waitUntil(() => second.ran.length === 1, PATIENT)
  expect(first.ran).toHaveLength(1)
  letEnd()
  await Promise.all(tasks.map((task) => network.publisher.waitForResult(task)))
  const ran = [...first.ran, ...second.ran]
  expect([ran.length, new Set(ran).size]).toEqual([8, 8])
  for (const provider of [one, other, signing]) await provider?.stop()
  for (const store of stores) await store.close()
})

test('tasks whose payloads never come do not keep a worker of several from a good one', async () => {
  const source = await network.addSource(text.task)
  const server = createServer((_request, response) => void response.write('{'))
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
  for (let index = 0; index < 8; index += 1) {
    await network.publishConfig(source, `http://127.0.0.1:${port}/${index}.json`)
  }
  const store = await openStore({ url: await postgres.createDatabase('slow'), maxConnections: 2 })
  const provider = createProvider({
    client: network.provider,
    runner: wordRunner(),
    sources: [{ source, task: text.task }],
    storage: ogpuStorage({ url: network.devnet.storageUrl, gatewayHosts: ['127.0.0.1'] }),
    pollingIntervalMs: 50,
    concurrency: 1,
    store,
  })
  await provider.start()
  await vi.waitUntil(() => provider.stats().running >= 3, PATIENT)
  const [good] = await publish(source, 1)
  if (good === undefined) throw new Error('No task was published.')
  expect((await network.publisher.waitForResult(good)).status).toBe('FINALIZED')
  expect(provider.stats().reached.DECLINED ?? 0).toBe(0)
  await provider.stop({ signal: AbortSignal.abort() })
  server.closeAllConnections()
  server.close()
  await store.close()
})

test('a backlog of more than 500 tasks is taken to its last one', async () => {
  const source = await network.addSource(text.task)
  const configUrl = await network.storage.put(
    '{"function_name":"inference","data":{"input":"good"}}',
    {
      name: 'taskConfig.json',
    },
  )
  const { publisher, devnet } = network
  await publisher.deposit({ amount: parseEther('10') })
  const first = await getTransactionCount(publisher, { address: publisher.account.address })
  const expiryTime = (await getChainTime(publisher)) + 3000n
  const args = [{ source, config: configUrl, payment: text.payment, expiryTime }] as const
  const { address } = devnet.chain.contracts.controller
  const call = { address, abi: controllerAbi, functionName: 'publishTask', args } as const
  const fees = { gas: 4_000_000n, maxFeePerGas: parseGwei('20'), maxPriorityFeePerGas: 1n }
  for (let index = 0; index < COUNT; index += 1) {
    await publisher.writeContract({ ...call, ...fees, nonce: first + index })
  }
  await vi.waitUntil(
    async () => (await publisher.getSource({ source })).taskCount === COUNT,
    PATIENT,
  )
  const store = memoryStore()
  const provider = createProvider({
    client: network.provider,
    runner: wordRunner(),
    storage: network.storage,
    sources: [{ source, task: text.task }],
    roles: ['watcher'],
    store,
  })
  await provider.start()
  await provider.stop()
  const chainId = network.devnet.chain.id
  const tasks = await store.of({ chainId, provider: provider.address })
  expect(await tasks.counts()).toEqual({ SEEN: COUNT })
})

test('a task that is done takes at most 8 requests to the node, besides looks for receipts that are not there yet', async () => {
  const source = await network.addSource(text.task)
  const methods: string[] = []
  const fetchFn: typeof fetch = (...call) => {
    methods.push(...(String(call[1]?.body).match(/"method":"\w+"/g) ?? []))
    return fetch(...call)
  }
  const { account, chain } = network.provider
  const client = createWalletClient({
    account,
    chain,
    transport: http(network.devnet.rpcUrl, { fetchFn }),
    pollingInterval: 1000,
  })
  const count = 20
  await publish(source, count)
  const provider = createProvider({
    client,
    runner: wordRunner(),
    storage: network.storage,
    sources: [{ source, task: text.task }],
    concurrency: 8,
  })
  await provider.start()
  await vi.waitUntil(() => provider.stats().reached.CONFIRMED === count, PATIENT)
  await provider.stop()
  // Whether a receipt is there at the first look depends on how fast the chain is.
  const others = methods.filter((method) => !method.includes('eth_getTransactionReceipt'))
  const transactions = 2 * count
  const requests = others.length + transactions
  expect(requests / count, methods.toSorted().join(' ')).toBeLessThanOrEqual(8)
})

test('what a role needs is asked for before anything is opened', () => {
  const sources = [{ source: accountOf(network.provider), task: text.task }]
  const { client } = { client: network.provider }
  expect(() => createProvider({ client, sources })).toThrow(RunnerRequiredError)
  const { chain } = client
  const remote = createWalletClient({ account: accountOf(client), chain, transport: http() })
  const options = { client: remote, sources, runner: wordRunner() }
  expect(() => createProvider(options)).toThrow(LocalAccountRequiredError)
  expect(() => createProvider({ ...options, roles: ['worker'] })).not.toThrow()
})
