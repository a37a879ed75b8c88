import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { controllerAbi, nexusAbi } from '@taskmesh/contracts'
import { TaskmeshError } from '@taskmesh/errors'
import { ogpuStorage } from '@taskmesh/client'
import { createTestClient, http, parseEther, parseEventLogs, type Address, type Hash } from 'viem'
import { getBalance, getTransactionCount, waitForTransactionReceipt } from 'viem/actions'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import {
  createProvider,
  createPolicy,
  type ProviderEvent,
  type ProviderOptions,
  type TaskRecord,
  memoryStore,
} from '../src/index.ts'
import { startNetwork, type Network } from './network.ts'
import { wordRunner } from './wordRunner.ts'

const DECLINED = 'DECLINED'
const DONE = 'CONFIRMED'

let network: Network

beforeAll(async () => {
  network = await startNetwork()
})
afterAll(() => network.devnet.stop())

const task = 'text-classification'
const PAYMENT = parseEther('0.005')
const PATIENT = { timeout: 40_000, interval: 20 }

/** Starts a provider that stops when the test is over, and keeps the last record of each task. */
async function start(
  options: Pick<ProviderOptions, 'runner' | 'sources'> & Partial<ProviderOptions>,
) {
  const events: ProviderEvent[] = []
  const provider = createProvider({
    client: network.provider,
    storage: ogpuStorage({ url: network.devnet.storageUrl, gatewayHosts: ['127.0.0.1'] }),
    pollingIntervalMs: 50,
    onEvent: (event) => events.push(event),
    ...options,
  })
  await provider.start()
  const records = () => {
    const all = events.flatMap((event) => (event.type === 'task' ? [event.record] : []))
    return new Map<Address, TaskRecord>(all.map((record) => [record.address, record]))
  }
  const become = async (state: string, ...addresses: readonly Address[]) => {
    const reached = () => {
      const known = records()
      const found = addresses.flatMap((one) => known.get(one) ?? [])
      const isAll = found.length === addresses.length && found.every((one) => one.state === state)
      return isAll ? found : false
    }
    return vi.waitUntil(reached, PATIENT)
  }
  return { provider, events, records, become, [Symbol.asyncDispose]: () => provider.stop() }
}

/** Publishes many tasks as any program could, unchecked, in one go. Returns their addresses in order. */
async function flood(
  source: Address,
  tasks: readonly { config: string; payment?: bigint }[],
): Promise<Address[]> {
  const { publisher, devnet } = network
  const { address } = publisher.account
  const first = await getTransactionCount(publisher, { address })
  const expiryTime = BigInt(Math.floor(Date.now() / 1000) + 3000)
  const hashes: Hash[] = []
  for (const [index, { config, payment = PAYMENT }] of tasks.entries()) {
    const hash = await publisher.writeContract({
      address: devnet.chain.contracts.controller.address,
      abi: controllerAbi,
      functionName: 'publishTask',
      args: [{ source, config, payment, expiryTime }],
      nonce: first + index,
      gas: 3_000_000n,
      maxFeePerGas: 10_000_000_000n,
      maxPriorityFeePerGas: 1_000_000_000n,
    })
    hashes.push(hash)
  }
  const receipts = await Promise.all(
    hashes.map((hash) => waitForTransactionReceipt(publisher, { hash })),
  )
  return receipts.flatMap(({ logs }) =>
    parseEventLogs({ abi: nexusAbi, logs, eventName: 'TaskPublished' }).map(
      ({ args }) => args.task,
    ),
  )
}

const inline = (value: unknown) =>
  `data:application/json,${encodeURIComponent(JSON.stringify(value))}`
const configOf = (input: unknown) =>
  inline({ function_name: 'inference', data: { input, args: {} } })
const text = (input: string) => ({ config: configOf(input) })

async function serve(handle: RequestListener) {
  const server = createServer(handle).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/payload.json`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

test('50 tasks of 1 wei are declined without gas, with the figures, and without being fetched', async () => {
  const source = await network.addSource(task)
  const { provider } = network
  const { address } = provider.account
  const before = await getBalance(provider, { address })
  const cheap = Array.from({ length: 50 }, (_, index) => ({ ...text(`${index}`), payment: 1n }))
  const tasks = await flood(source, cheap)
  const runner = wordRunner()
  await using agent = await start({ runner, sources: [{ source, task }] })
  const [record] = await agent.become(DECLINED, ...tasks)
  expect(record).toMatchObject({
    code: 'PAYMENT_TOO_LOW',
    reason: expect.stringMatching(
      /^it pays 0\.000000000000000001 OGPU, less than 0\.\d+ OGPU: gas 0\.\d+ OGPU at/,
    ),
  })
  expect(runner.prepared).toEqual([])
  expect(await getBalance(provider, { address })).toBe(before)
})

test('a task that waits for better terms says why in its record, and in one event', async () => {
  const source = await network.addSource(task)
  const [address] = await flood(source, [text('wait')])
  const kept = memoryStore()
  const owner = {
    chainId: network.devnet.chain.id,
    provider: network.provider.account.address,
  }
  const store = await kept.of(owner)
  const reason = 'the fee is high'
  await using agent = await start({
    runner: wordRunner(),
    sources: [{ source, task }],
    policy: () => ({ kind: 'wait', code: 'PAYMENT_TOO_LOW', reason }),
    store: kept,
  })
  const waiting = async () => {
    const record = address && (await store.get(address))
    return record?.reason === undefined ? undefined : record
  }
  const record = await vi.waitUntil(waiting, PATIENT)
  expect(record).toMatchObject({ state: 'SEEN', code: 'PAYMENT_TOO_LOW' })
  expect(record.reason).toContain(reason)
  expect(agent.events.filter(({ type }) => type === 'retry')).toHaveLength(1)
})

test('behind many cheap tasks one that pays more is the next', async () => {
  const source = await network.addSource(task)
  const order: unknown[] = []
  let open: () => void = () => undefined
  const runner = wordRunner({ until: new Promise((resolve) => (open = resolve)) })
  const cheap = Array.from({ length: 20 }, (_, index) => text(`cheap ${index}`))
  await flood(source, cheap)
  const run: typeof runner.run = async (prepared, options) => {
    order.push(prepared.request.inputs)
    return runner.run(prepared, options)
  }
  const agent = await start({
    runner: { ...runner, run },
    sources: [{ source, task }],
    concurrency: 1,
  })
  await vi.waitUntil(() => order.length > 0, PATIENT)
  const [dear] = await flood(source, [{ ...text('dear'), payment: parseEther('0.1') }])
  if (dear === undefined) throw new Error('No task was published.')
  await agent.become('SEEN', dear)
  open()
  await agent.become(DONE, dear)
  const begun = order.indexOf('dear')
  await agent.provider.stop({ signal: AbortSignal.abort() })
  // Those that were attempted already, the first and a few ahead of it, come before.
  expect(begun).toBeLessThanOrEqual(10)
})

test('payloads on servers that never finish do not keep a good task waiting', async () => {
  const source = await network.addSource(task)
  await using slow = await serve((_request, response) => void response.write('{'))
  await flood(
    source,
    Array.from({ length: 40 }, () => ({ config: slow.url, payment: parseEther('0.01') })),
  )
  const agent = await start({ runner: wordRunner(), sources: [{ source, task }] })
  const [good] = await flood(source, [text('good')])
  if (good === undefined) throw new Error('No task was published.')
  await agent.become(DONE, good)
  const done = [...agent.records().values()].filter(({ state }) => state === DECLINED)
  // It did not have to wait until the others were given up.
  expect(done.length).toBeLessThan(40)
  await agent.provider.stop({ signal: AbortSignal.abort() })
})

test('hostile payloads are declined before an attempt, each with its reason', async () => {
  const source = await network.addSource(task)
  let keys = ''
  for (let index = 0; keys.length < 8e6; index += 1) keys += `"k${index}":0,`
  await using server = await serve(({ url = '' }, response) => {
    if (url.includes('keys')) response.end(`{${keys}"z":0}`)
    else if (url.includes('deep')) response.end('['.repeat(500_000))
    else if (url.includes('html')) response.end('<html>')
    else response.writeHead(500).end()
  })
  const at = (name: string) => ({ config: `${server.url}?${name}` })
  const tasks = await flood(source, [
    at('keys'),
    at('deep'),
    at('html'),
    at('500'),
    { config: configOf(42) },
    { config: 'http://169.254.169.254/latest' },
    { config: 'nothing' },
  ])
  const nonce = await getTransactionCount(network.provider, network.provider.account)
  await using agent = await start({
    runner: wordRunner(),
    sources: [{ source, task }],
    reportsDeclines: false,
  })
  const records = await agent.become(DECLINED, ...tasks)
  expect(records.map(({ code }) => code)).toEqual([
    'PAYLOAD_TOO_COMPLEX',
    'PAYLOAD_TOO_COMPLEX',
    'PAYLOAD_NOT_JSON',
    'FETCH_FAILED',
    'INVALID_REQUEST',
    'UNSAFE_ADDRESS',
    'UNSAFE_ADDRESS',
  ])
  expect(records.every(({ reason }) => reason !== undefined)).toBe(true)
  expect(await getTransactionCount(network.provider, network.provider.account)).toBe(nonce)
})

test('a request that brought a model down is not fed to it again', async () => {
  const source = await network.addSource(task)
  const runner = wordRunner()
  let runs = 0
  const run: typeof runner.run = async (prepared, options) => {
    if (prepared.request.inputs !== 'bomb') return runner.run(prepared, options)
    runs += 1
    throw new TaskmeshError('The engine process ended before it had a result.', {
      code: 'ENGINE_CRASHED',
      actor: 'provider',
      retryable: true,
    })
  }
  await using agent = await start({ runner: { ...runner, run }, sources: [{ source, task }] })
  const [bomb] = await flood(source, [text('bomb')])
  if (bomb === undefined) throw new Error('No task was published.')
  await agent.become('FAILED', bomb)
  const extra = inline({ function_name: 'inference', more: 1, data: { args: {}, input: 'bomb' } })
  const [again, good] = await flood(source, [{ config: extra }, text('good')])
  if (again === undefined || good === undefined) throw new Error('No task was published.')
  const [record] = await agent.become(DECLINED, again)
  expect(record).toMatchObject({ code: 'PAYLOAD_FAILED_BEFORE' })
  await agent.become(DONE, good)
  expect(runs).toBe(1)
})

test('no more tasks are attempted in a day than the policy allows', async () => {
  const source = await network.addSource(task)
  const tasks = await flood(
    source,
    Array.from({ length: 6 }, (_, index) => text(`good ${index}`)),
  )
  const policy = { daily: { maxTasks: 2 } }
  await using agent = await start({
    runner: wordRunner(),
    sources: [{ source, task }],
    policy: (offer, now) => createPolicy(policy)({ ...offer, secondsLeft: 60 }, now),
    concurrency: 3,
  })
  const states = () => tasks.map((one) => agent.records().get(one)?.state)
  await vi.waitUntil(() => states().every((state) => state === DONE || state === DECLINED), PATIENT)
  expect(states().filter((state) => state === DONE).length).toBe(2)
  const declined = [...agent.records().values()].find(({ state }) => state === DECLINED)
  expect(declined).toMatchObject({
    code: 'DAILY_CAP_REACHED',
    reason: '2 tasks were attempted today, the most',
  })
})

test('a task waits for a lower fee and is done then', async () => {
  const source = await network.addSource(task)
  const control = createTestClient({ mode: 'anvil', transport: http(network.devnet.rpcUrl) })
  const [found] = await flood(source, [text('good')])
  if (found === undefined) throw new Error('No task was published.')
  await control.setNextBlockBaseFeePerGas({ baseFeePerGas: 5_000_000_000n })
  await control.mine({ blocks: 1 })
  await using agent = await start({ runner: wordRunner(), sources: [{ source, task }] })
  const waits = () => agent.events.find((event) => event.type === 'retry')
  await vi.waitUntil(waits, PATIENT)
  expect(waits()).toMatchObject({ error: { code: 'TASK_WAITS', reasonCode: 'PAYMENT_TOO_LOW' } })
  await control.mine({ blocks: 40 })
  await agent.become(DONE, found)
})

test('whoever waits for a task that is declined learns why', async () => {
  const source = await network.addSource(task)
  const store = memoryStore()
  await using agent = await start({
    runner: wordRunner(),
    sources: [{ source, task }],
    policy: { minPayment: '1' },
    store,
  })
  const handle = await network.publisher.publishTask({
    source,
    task,
    inputs: 'good',
    payment: PAYMENT,
    expiresIn: 600,
  })
  const stop = new AbortController()
  const seen: string[] = []
  const waiting = network.publisher.waitForResult(handle, {
    signal: stop.signal,
    onStatus: ({ declines = [] }) => seen.push(...declines.map(({ reason }) => reason)),
  })
  const ended = waiting.catch(() => undefined)
  await vi.waitUntil(() => seen.length > 0, PATIENT)
  stop.abort()
  await ended
  expect(seen).toEqual(['it pays 0.005 OGPU, less than the least, 1 OGPU'])
  expect(agent.events.some(({ type }) => type === 'problem')).toBe(false)
  // The report has a number of the store, and its fee is among the earnings.
  const { id: chainId } = network.devnet.chain
  const tasks = await store.of({ chainId, provider: network.provider.account.address })
  const isMined = async () =>
    (await tasks.listTransactions(handle.taskAddress)).some(({ status }) => status === 'mined')
  await vi.waitUntil(isMined, PATIENT)
  expect(await tasks.listTransactions(handle.taskAddress)).toMatchObject([{ purpose: 'report' }])
  expect(await tasks.earnings()).toMatchObject([{ source, confirmed: 0, earned: 0n }])
  expect((await tasks.earnings())[0]?.fees).toBeGreaterThan(0n)
})

test('a policy that is wrong is refused at once', () => {
  const sources = [{ source: network.publisher.account.address, task } as const]
  const create = () =>
    createProvider({
      client: network.provider,
      runner: wordRunner(),
      sources,
      policy: { minPayment: 'much' },
    })
  expect(create).toThrow(expect.objectContaining({ path: 'policy.minPayment' }))
})
