import { createServer } from 'node:http'
import { taskAbi, type DeliveryMethod } from '@taskmesh/contracts'
import {
  createWalletClient,
  decodeFunctionData,
  encodeFunctionResult,
  parseEther,
  zeroAddress,
  type Address,
  type Hex,
} from 'viem'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import * as z from 'zod/mini'
import { dataUrlStorage, ogpuStorage, taskActions, type ContentStorage } from '../src/index.ts'
import { brokenTransport, type Interference } from './brokenTransport.ts'
import { enroll, startActors, type Actors } from './devnetClients.ts'

let actors: Actors
let source: Address
let manual: Address

beforeAll(async () => {
  actors = await startActors()
  await actors.client.deposit({ amount: parseEther('1') })
  source = await addSource('FIRST_RESPONSE')
  manual = await addSource('MANUAL_CONFIRMATION')
})
afterAll(() => actors.devnet.stop())

async function addSource(deliveryMethod: DeliveryMethod): Promise<Address> {
  const { client, master, provider } = actors
  const about = { name: 'x', task: 'text-classification', minPayment: 1n, deliveryMethod } as const
  const published = await client.publishSource(about)
  await enroll(master, provider, published.source)
  return published.source
}

/** Publishes a task whose provider answers with this data. */
async function answered(data: string, at: Address = source) {
  const { client, provider } = actors
  const call = { task: 'text-classification', inputs: 'good', payment: 1n, expiresIn: 600 } as const
  const task = await client.publishTask({ ...call, source: at })
  await provider.attempt({ taskAddress: task.taskAddress, payment: 1n })
  await provider.submitResponse({ taskAddress: task.taskAddress, payment: 1n, data })
  return task
}

const good = '{"result":[{"label":"POSITIVE","score":0.9}]}'
const output = [{ label: 'POSITIVE', score: 0.9 }]

test('a result may be in the response itself, or in a data: URL', async () => {
  const { client } = actors
  expect((await client.waitForResult(await answered(good))).output).toEqual(output)
  const url = await dataUrlStorage().put(good, { name: 'response.json' })
  expect((await client.waitForResult(await answered(url))).output).toEqual(output)
})

test('the older form of results and the notes of the provider are read', async () => {
  const older = '{"result":{"output":[{"label":"A","score":1}]},"warnings":["top_k had no effect"]}'
  const result = await actors.client.waitForResult(await answered(older))
  expect(result).toMatchObject({
    output: [{ label: 'A', score: 1 }],
    warnings: ['top_k had no effect'],
  })
})

test('a result of another shape is an error that keeps what came', async () => {
  const rubbish = { result: [{ label: 'POSITIVE', score: 'high' }] }
  const task = await answered(JSON.stringify(rubbish))
  await expect(actors.client.waitForResult(task)).rejects.toMatchObject({
    code: 'INVALID_RESULT',
    actor: 'provider',
    path: 'result[0].score',
    received: rubbish,
    provider: actors.provider.account.address,
  })
})

test('a result that is not JSON is an error that keeps the text', async () => {
  const url = await actors.storage.put('<html>no</html>', { name: 'response.html' })
  await expect(actors.client.waitForResult(await answered(url))).rejects.toMatchObject({
    code: 'INVALID_RESULT',
    received: '<html>no</html>',
  })
})

test.each([
  ['http://127.0.0.1:9/secret', 'UNSAFE_ADDRESS'],
  ['http://169.254.169.254/latest/meta-data', 'UNSAFE_ADDRESS'],
  ['file:///etc/passwd', 'UNSAFE_ADDRESS'],
  ['hello', 'UNSAFE_ADDRESS'],
])('a result at %s is not fetched', async (url, code) => {
  const task = await answered(url)
  await expect(actors.client.waitForResult(task)).rejects.toMatchObject({ code })
})

test('a result that is larger than the limit is not read', async () => {
  const url = await actors.storage.put(`{"result":["${'x'.repeat(5000)}"]}`, {
    name: 'response.json',
  })
  const waiting = actors.client.waitForResult(await answered(url), { maxBytes: 1000 })
  await expect(waiting).rejects.toMatchObject({ code: 'CONTENT_TOO_LARGE' })
})

test('a gateway that changes the content is found out, and asked again until the time is up', async () => {
  let asked = 0
  const server = createServer((_request, response) => {
    asked += 1
    response.end(good.replace('POSITIVE', 'NEGATIVE'))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  const host = `127.0.0.1:${address.port}`
  const honest = await actors.storage.put(good, { name: 'response.json' })
  const lying = `http://${host}${new URL(honest).pathname}`
  const storage = ogpuStorage({ url: actors.devnet.storageUrl, gatewayHosts: [host] })
  const client = actors.client.extend(taskActions({ storage }))
  const waiting = client.waitForResult(await answered(lying), {
    timeoutMs: 4000,
    pollingIntervalMs: 50,
  })
  await expect(waiting).rejects.toMatchObject({
    code: 'WAIT_TIMEOUT',
    problem: { code: 'CID_MISMATCH' },
  })
  expect(asked).toBeGreaterThan(1)
  server.close()
})

test('a result says whether it was verified, and one that cannot be is refused on request', async () => {
  const server = createServer((_request, response) => response.end(good))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  const host = `127.0.0.1:${address.port}`
  const storage = ogpuStorage({ url: actors.devnet.storageUrl, gatewayHosts: [host] })
  const client = actors.client.extend(taskActions({ storage }))
  const stored = await actors.storage.put(good, { name: 'response.json' })
  const inline = await dataUrlStorage().put(good, { name: 'response.json' })
  for (const data of [good, stored, inline]) {
    const result = await client.waitForResult(await answered(data), { requireVerified: true })
    expect(result).toMatchObject({ output, isVerified: true })
  }
  const plain = await answered(`http://${host}/result.json`)
  expect(await client.waitForResult(plain)).toMatchObject({ output, isVerified: false })
  await expect(client.waitForResult(plain, { requireVerified: true })).rejects.toMatchObject({
    code: 'UNVERIFIED_CONTENT',
  })
  server.close()
})

test('a page of HTML in place of a result is named as such', async () => {
  const url = await dataUrlStorage().put('<!doctype html><title>404</title>', { name: 'a' })
  await expect(actors.client.waitForResult(await answered(url))).rejects.toMatchObject({
    code: 'INVALID_RESULT',
    message: expect.stringContaining('HTML page'),
  })
})

test('under manual confirmation a bad response does not stop a good one that comes later', async () => {
  const { client, master2, provider2 } = actors
  await enroll(master2, provider2, manual)
  const task = await answered('{"result":"no"}', manual)
  const waiting = client.waitForResult(task)
  await provider2.attempt({ taskAddress: task.taskAddress, payment: 1n })
  await provider2.submitResponse({ taskAddress: task.taskAddress, payment: 1n, data: good })
  expect(await waiting).toMatchObject({ output, provider: provider2.account.address })
})

test('a bad response is fetched once, however long a good one is waited for', async () => {
  const { client, master2, provider2 } = actors
  const other = await addSource('MANUAL_CONFIRMATION')
  await enroll(master2, provider2, other)
  const bad = await actors.storage.put('{"result":"no"}', { name: 'response.json' })
  const task = await answered(bad, other)
  const fetched: string[] = []
  const storage: ContentStorage = {
    ...actors.storage,
    get(url, options) {
      fetched.push(url)
      return actors.storage.get(url, options)
    },
  }
  const reads: unknown[] = []
  const watching = createWalletClient({
    account: client.account,
    chain: actors.devnet.chain,
    transport: brokenTransport(actors.devnet.rpcUrl, (call) => void reads.push(call)),
  }).extend(taskActions({ storage }))
  const waiting = watching.waitForResult(task, { pollingIntervalMs: 20 })
  await vi.waitUntil(() => fetched.length > 0 && reads.length > 40, { timeout: 20_000 })
  await provider2.attempt({ taskAddress: task.taskAddress, payment: 1n })
  await provider2.submitResponse({ taskAddress: task.taskAddress, payment: 1n, data: good })
  expect(await waiting).toMatchObject({ output })
  expect(fetched).toEqual([bad])
})

const callsSchema = z.looseObject({ data: z.templateLiteral(['0x', z.string()]) })

function decoded(data: Hex) {
  try {
    return decodeFunctionData({ abi: taskAbi, data })
  } catch {
    return undefined
  }
}

/** A task that 150 providers attempted, of which the one at `position` responded. */
function crowded(response: Address, position: number): Interference {
  const encode = (functionName: 'getAttemptCount' | 'getResponsesOf', result: bigint | Address[]) =>
    Promise.resolve(encodeFunctionResult({ abi: taskAbi, functionName, result }))
  return ({ method, params }) => {
    if (method !== 'eth_call') return undefined
    const [{ data }] = z.parse(z.tuple([callsSchema], z.unknown()), params)
    const asked = decoded(data)
    if (asked?.functionName === 'getAttemptCount') return encode('getAttemptCount', 150n)
    if (asked?.functionName !== 'getResponsesOf') return undefined
    const [lower, upper] = asked.args
    const all = Array.from({ length: 150 }, (_, id) => (id === position ? response : zeroAddress))
    return encode('getResponsesOf', all.slice(Number(lower), Number(upper) + 1))
  }
}

test('the good response of a provider after a hundred others is found', async () => {
  const { client, devnet, storage } = actors
  const task = await answered(good, manual)
  const [response] = await client.getResponses({ taskAddress: task.taskAddress })
  const { multicall3: _, ...contracts } = devnet.chain.contracts
  const reader = createWalletClient({
    account: client.account,
    chain: { ...devnet.chain, contracts },
    transport: brokenTransport(devnet.rpcUrl, crowded(response?.address ?? zeroAddress, 120)),
  }).extend(taskActions({ storage }))
  const result = await reader.waitForResult(task, { timeoutMs: 25_000, pollingIntervalMs: 100 })
  expect(result).toMatchObject({ output, response: response?.address })
})

test('waiting ends when the time that was given is up, and says how far the task is', async () => {
  const task = await answered('{"result":"no"}', manual)
  const waiting = actors.client.waitForResult(task, { timeoutMs: 300 })
  await expect(waiting).rejects.toMatchObject({ code: 'WAIT_TIMEOUT', retryable: true })
})

test('waiting ends when the signal aborts, with its reason', async () => {
  const task = await answered('{"result":"no"}', manual)
  const stop = new AbortController()
  const waiting = actors.client.waitForResult(task, { signal: stop.signal })
  setTimeout(() => stop.abort(new Error('The user left.')), 100)
  await expect(waiting).rejects.toThrow('The user left.')
})
