import { startFaultProxy, type Fault, type FaultProxy } from '@taskmesh/devnet/faults'
import fc from 'fast-check'
import { createPublicClient, http, parseEther } from 'viem'
import { getBlockNumber } from 'viem/actions'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { getEvents, watchEvents, type ProtocolEvent } from '../src/index.ts'
import { startActors, type Actors } from './devnetClients.ts'
import { startFaultyRpc, type FaultyRpc } from './faultyRpc.ts'

let actors: Actors
let proxy: FaultProxy
let rpc: FaultyRpc
let all: ProtocolEvent[]
let toBlock: bigint

beforeAll(async () => {
  actors = await startActors()
  for (let deposit = 0; deposit < 12; deposit += 1) {
    await actors.client.deposit({ amount: parseEther('0.001') })
    await actors.devnet.mine(3)
  }
  proxy = await startFaultProxy({ rpcUrl: actors.devnet.rpcUrl })
  rpc = await startFaultyRpc(actors.devnet.rpcUrl)
  toBlock = await getBlockNumber(actors.client)
  all = await getEvents(actors.client, { fromBlock: 0n, toBlock })
  expect(all.length).toBeGreaterThanOrEqual(12)
})
beforeEach(() => proxy.setFaults([]))
afterAll(async () => {
  await Promise.all([proxy.stop(), rpc.stop()])
  await actors.devnet.stop()
})

function reader(url = proxy.url) {
  const transport = http(url, { retryCount: 0 })
  return createPublicClient({ chain: actors.devnet.chain, transport, pollingInterval: 10 })
}

const methods = ['eth_getLogs']

const limits: Fault[] = [
  { kind: 'rangeLimit', blocks: 5 },
  { kind: 'rangeLimit', blocks: 1 },
  { kind: 'unavailable', share: 0.25, methods },
  { kind: 'badGateway', share: 0.25, methods },
  { kind: 'drop', share: 0.25, methods },
  { kind: 'dropAfterForwarding', share: 0.25, methods },
  { kind: 'truncatedJson', share: 0.25, methods },
  { kind: 'tooManyRequests', share: 0.5, methods },
]

test.each(limits)('all events come through $kind', async (fault) => {
  await proxy.setFaults([fault])
  const events = await getEvents(reader(), { fromBlock: 0n, toBlock, maxBlockRange: 16 })
  expect(events).toEqual(all)
  expect(proxy.counts[fault.kind]).toBeGreaterThan(0)
})

/** A node that cannot answer for more than so many blocks at once. */
function overloadedAbove(blocks: bigint, status: number | 'drop'): void {
  rpc.requests = 0
  rpc.fault = ([call]) => {
    const [filter] = [call?.['params']].flat()
    if (call?.method !== 'eth_getLogs' || typeof filter !== 'object' || filter === null) return
    if (!('fromBlock' in filter) || !('toBlock' in filter)) return
    const size = BigInt(String(filter.toBlock)) - BigInt(String(filter.fromBlock)) + 1n
    return size > blocks ? (status === 'drop' ? 'drop' : { status }) : undefined
  }
}

test.each([503, 502, 504, 500, 413, 'drop'] as const)(
  'a node that answers large ranges with %s gets smaller ones, and no more of the large ones',
  async (status) => {
    overloadedAbove(6n, status)
    const events = await getEvents(reader(rpc.url), { fromBlock: 0n, toBlock })
    expect(events).toEqual(all)
    expect(rpc.requests).toBeLessThan(45)
  },
)

test.each([429, 503, 'drop'] as const)(
  'a node that answers everything with %s is an error, after few requests',
  async (status) => {
    rpc.requests = 0
    rpc.fault = () => (status === 'drop' ? 'drop' : { status, headers: { 'retry-after': '0' } })
    const reading = getEvents(reader(rpc.url), { fromBlock: 0n, toBlock: 10_000_000n })
    await expect(reading).rejects.toMatchObject({ code: 'RPC_FAILED', retryable: true })
    expect(rpc.requests).toBeLessThan(12)
  },
)

test('a node that needs a key is an error at once', async () => {
  rpc.fault = ([call]) => (call?.method === 'eth_getLogs' ? { status: 401 } : undefined)
  const before = rpc.requests
  await expect(getEvents(reader(rpc.url), { fromBlock: 0n, toBlock })).rejects.toMatchObject({
    code: 'RPC_FAILED',
  })
  expect(rpc.requests - before).toBeLessThan(4)
})

test('a node that has too many requests gets the time that it asks for', async () => {
  let refusals = 2
  const times: number[] = []
  rpc.fault = ([call]) => {
    if (call?.method !== 'eth_getLogs') return undefined
    times.push(performance.now())
    return (refusals -= 1) >= 0 ? { status: 429, headers: { 'retry-after': '0.4' } } : undefined
  }
  const events = await getEvents(reader(rpc.url), { fromBlock: 0n, toBlock })
  expect(events).toEqual(all)
  const [first = 0, second = 0, third = 0] = times
  expect(second - first).toBeGreaterThan(390)
  expect(third - second).toBeGreaterThan(390)
})

test('an abort ends the wait for a node that has too many requests', async () => {
  rpc.fault = () => ({ status: 429, headers: { 'retry-after': '30' } })
  const signal = AbortSignal.timeout(100)
  const reading = getEvents(reader(rpc.url), { fromBlock: 0n, toBlock, signal })
  await expect(reading).rejects.toMatchObject({ name: 'TimeoutError' })
})

test('a watch gives each event once through faults of all kinds', async () => {
  const share = 0.05
  await proxy.setFaults([
    { kind: 'drop', share },
    { kind: 'tooManyRequests', share },
    { kind: 'unavailable', share },
    { kind: 'truncatedJson', share },
    { kind: 'lag', share: 0.3, blocks: 2 },
    { kind: 'rangeLimit', blocks: 7 },
  ])
  const seen: string[] = []
  const name = ({ blockNumber, logIndex }: ProtocolEvent) => `${blockNumber}:${logIndex}`
  for await (const { event } of watchEvents(reader(), { fromBlock: 0n, maxBlockRange: 16 })) {
    if (event.blockNumber <= toBlock) seen.push(name(event))
    if (seen.length >= all.length) break
  }
  expect(new Set(seen)).toEqual(new Set(all.map(name)))
  expect(seen).toHaveLength(all.length)
})

test('property: whatever the limit and the range, all events come', async () => {
  const limit = fc.bigInt({ min: 1n, max: 60n })
  const range = fc.integer({ min: 1, max: 100 })
  await fc.assert(
    fc.asyncProperty(limit, range, async (blocks, maxBlockRange) => {
      overloadedAbove(blocks, 503)
      expect(await getEvents(reader(rpc.url), { fromBlock: 0n, toBlock, maxBlockRange })).toEqual(
        all,
      )
    }),
    { numRuns: 15 },
  )
})
