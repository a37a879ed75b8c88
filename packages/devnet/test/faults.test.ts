import fc from 'fast-check'
import {
  createPublicClient,
  createWalletClient,
  http,
  parseGwei,
  publicActions,
  type Hex,
  type Transport,
} from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { FaultPlan } from '../src/faults/FaultPlan.ts'
import { startFaultProxy, type Fault, type FaultProxy } from '../src/faults/index.ts'
import { startDevnet, type Devnet } from '../src/index.ts'

let devnet: Devnet
let proxy: FaultProxy

beforeAll(async () => {
  devnet = await startDevnet({ port: 0, storagePort: 0 })
  proxy = await startFaultProxy({ rpcUrl: devnet.rpcUrl })
})
beforeEach(() => proxy.setFaults([]))
afterAll(async () => {
  await proxy.stop()
  await devnet.stop()
})

const once = (url: string, options = {}): Transport => http(url, { retryCount: 0, ...options })

function walletAt(url: string) {
  const account = privateKeyToAccount(devnet.accounts[1].privateKey)
  const options = { chain: devnet.chain, pollingInterval: 20 }
  return createWalletClient({ account, ...options, transport: once(url) }).extend(publicActions)
}

/** A client of the node itself, and one behind the proxy. */
const clients = () => ({ direct: walletAt(devnet.rpcUrl), faulty: walletAt(proxy.url) })
const to = '0x00000000000000000000000000000000000000aa'

async function signed(fields: { nonce?: number; fee?: bigint } = {}): Promise<Hex> {
  const { direct } = clients()
  const { address } = direct.account
  const { nonce = await direct.getTransactionCount({ address }), fee = parseGwei('50') } = fields
  const fees = { maxFeePerGas: fee, maxPriorityFeePerGas: 1n }
  const common = { type: 'eip1559', chainId: devnet.chain.id, gas: 21_000n, to, nonce } as const
  return direct.account.signTransaction({ ...common, ...fees, value: 1n })
}

async function countNow(): Promise<number> {
  const { direct } = clients()
  return direct.getTransactionCount({ address: direct.account.address })
}

test('without faults everything reaches the node, batches too', async () => {
  const before = proxy.requests
  const batching = createPublicClient({
    chain: devnet.chain,
    transport: once(proxy.url, { batch: true }),
  })
  const [chainId, block] = await Promise.all([
    batching.getChainId(),
    batching.getBlockNumber({ cacheTime: 0 }),
  ])
  expect([chainId, block]).toEqual([devnet.chain.id, await clients().direct.getBlockNumber()])
  expect(proxy.requests - before).toBe(1)
})

const lost: Fault[] = [
  { kind: 'dropAfterForwarding' },
  { kind: 'truncatedJson' },
  { kind: 'alreadyKnown' },
  { kind: 'nonceTooLow' },
  { kind: 'refusedAfterForwarding', message: 'Transaction creation failed' },
]
test.each(lost)('$kind: the transaction lands and its sender gets an error', async (fault) => {
  await proxy.setFaults([{ ...fault, methods: ['eth_sendRawTransaction'] }])
  const before = await countNow()
  const { faulty } = clients()
  const failing = faulty.sendRawTransaction({ serializedTransaction: await signed() })
  await expect(failing).rejects.toThrow()
  await expect.poll(countNow).toBe(before + 1)
})

const stopped: Fault[] = [
  { kind: 'drop' },
  { kind: 'tooManyRequests', retryAfter: 1 },
  { kind: 'badGateway' },
  { kind: 'unavailable' },
]
test.each(stopped)('$kind: the transaction does not reach the node', async (fault) => {
  await proxy.setFaults([fault])
  const before = await countNow()
  const { faulty } = clients()
  const failing = faulty.sendRawTransaction({ serializedTransaction: await signed() })
  await expect(failing).rejects.toThrow()
  expect(await countNow()).toBe(before)
})

test('hang and delay: the answer never comes, or comes late', async () => {
  await proxy.setFaults([{ kind: 'hang', times: 1 }])
  const hanging = createPublicClient({ transport: once(proxy.url, { timeout: 100 }) })
  await expect(hanging.getChainId()).rejects.toThrow(/too long/)
  await proxy.setFaults([{ kind: 'delay', ms: 80 }])
  const start = performance.now()
  await clients().faulty.getChainId()
  expect(performance.now() - start).toBeGreaterThan(75)
})

test('hedge: the node says what it says to a transaction that it has mined', async () => {
  await proxy.setFaults([{ kind: 'hedge' }])
  const before = await countNow()
  const { faulty } = clients()
  const failing = faulty.sendRawTransaction({ serializedTransaction: await signed() })
  await expect(failing).rejects.toThrow(/already (known|imported)|nonce too low/i)
  await expect.poll(countNow).toBe(before + 1)
})

test('lag: a node of two blocks ago, for which later blocks and what is in them do not exist', async () => {
  const { direct, faulty } = clients()
  const hash = await direct.sendTransaction({ to, value: 1n })
  const { blockNumber } = await direct.waitForTransactionReceipt({ hash })
  await devnet.mine(1)
  await proxy.setFaults([{ kind: 'lag', blocks: 2 }])
  const { address } = direct.account
  expect(await faulty.getBlockNumber({ cacheTime: 0 })).toBe(blockNumber - 1n)
  expect(await faulty.getTransactionCount({ address, blockTag: 'pending' })).toBe(
    (await countNow()) - 1,
  )
  await expect(faulty.getTransactionReceipt({ hash })).rejects.toThrow(/could not be found/)
  await expect(faulty.getTransactionCount({ address, blockNumber })).rejects.toThrow(
    /header not found/,
  )
  expect((await faulty.getBlock()).number).toBe(blockNumber - 1n)
  expect(await faulty.getLogs({ fromBlock: blockNumber, toBlock: blockNumber })).toEqual([])
  await devnet.mine(2)
  expect((await faulty.getTransactionReceipt({ hash })).blockNumber).toBe(blockNumber)
})

test('staleCount, nullReceipt, noHistory: what is wrong is wrong, the rest is right', async () => {
  const { direct, faulty } = clients()
  const { address } = direct.account
  const hash = await direct.sendTransaction({ to, value: 1n })
  const { blockNumber } = await direct.waitForTransactionReceipt({ hash })
  const count = await countNow()
  await proxy.setFaults([{ kind: 'staleCount', blocks: 1 }])
  expect(await faulty.getTransactionCount({ address })).toBe(count - 1)
  await proxy.setFaults([{ kind: 'nullReceipt' }, { kind: 'noHistory' }])
  await expect(faulty.getTransactionReceipt({ hash })).rejects.toThrow(/could not be found/)
  await expect(faulty.getBalance({ address: to, blockNumber: blockNumber - 1n })).rejects.toThrow(
    /missing trie node/,
  )
  expect(await faulty.getBalance({ address: to, blockNumber })).toBe(
    await direct.getBalance({ address: to }),
  )
})

test('emptyLogs, cappedLogs, rangeLimit: logs are missing, or the range is refused', async () => {
  const { vault } = devnet.chain.contracts
  const { direct, faulty } = clients()
  const { vaultAbi } = await import('@taskmesh/contracts')
  for (let deposit = 0; deposit < 2; deposit += 1) {
    const args = [direct.account.address] as const
    const call = { ...vault, abi: vaultAbi, functionName: 'deposit', args, value: 1n } as const
    await direct.waitForTransactionReceipt({ hash: await direct.writeContract(call) })
  }
  const toBlock = await direct.getBlockNumber({ cacheTime: 0 })
  const range = { address: vault.address, fromBlock: toBlock - 1n, toBlock }
  expect(await faulty.getLogs(range)).toHaveLength(2)
  await proxy.setFaults([{ kind: 'cappedLogs' }])
  expect(await faulty.getLogs(range)).toHaveLength(1)
  await proxy.setFaults([{ kind: 'emptyLogs' }])
  expect(await faulty.getLogs(range)).toEqual([])
  await proxy.setFaults([{ kind: 'rangeLimit', blocks: 1 }])
  await expect(faulty.getLogs(range)).rejects.toThrow(/limited to a 1 block range/)
  expect(await faulty.getLogs({ ...range, fromBlock: toBlock })).toHaveLength(1)
})

test('reorg: the block of the transaction is another one, or the transaction is gone', async () => {
  const { direct, faulty } = clients()
  await proxy.setFaults([{ kind: 'reorg', times: 1 }])
  const hash = await faulty.sendRawTransaction({ serializedTransaction: await signed() })
  const { blockNumber } = await direct.waitForTransactionReceipt({ hash })
  expect(blockNumber).toBe(await direct.getBlockNumber({ cacheTime: 0 }))
  await proxy.setFaults([{ kind: 'reorg', loses: true }])
  const before = await countNow()
  const gone = await faulty.sendRawTransaction({ serializedTransaction: await signed() })
  await expect(direct.getTransactionReceipt({ hash: gone })).rejects.toThrow(/could not be found/)
  expect(await countNow()).toBe(before)
})

test('feeSpike: a transaction waits in the pool until the fee has fallen', async () => {
  const { faulty } = clients()
  await proxy.setFaults([{ kind: 'feeSpike', factor: 20, blockMs: 10, times: 1 }])
  const baseFee = (await faulty.getBlock()).baseFeePerGas ?? 0n
  const nonce = await countNow()
  const serializedTransaction = await signed({ nonce, fee: baseFee * 2n })
  const hash = await faulty.sendRawTransaction({ serializedTransaction })
  expect((await faulty.getBlock()).baseFeePerGas).toBeGreaterThan(baseFee * 2n)
  expect(await faulty.getTransaction({ hash })).toMatchObject({ hash, nonce, blockNumber: null })
  const { address } = faulty.account
  expect(await faulty.getTransactionCount({ address, blockTag: 'pending' })).toBe(nonce + 1)
  expect((await faulty.waitForTransactionReceipt({ hash })).status).toBe('success')
})

test('feeSpike: a transaction of the same nonce that pays more takes the place of one that waits', async () => {
  const { faulty } = clients()
  await proxy.setFaults([{ kind: 'feeSpike', factor: 1000, blockMs: 30, times: 1 }])
  const baseFee = (await faulty.getBlock()).baseFeePerGas ?? 0n
  const nonce = await countNow()
  const low = await signed({ nonce, fee: baseFee * 2n })
  const hash = await faulty.sendRawTransaction({ serializedTransaction: low })
  const same = await signed({ nonce, fee: baseFee * 2n + 1n })
  const tooLow = faulty.sendRawTransaction({ serializedTransaction: same })
  await expect(tooLow).rejects.toThrow(/underpriced/)
  const high = await signed({ nonce, fee: baseFee * 2000n })
  const winner = await faulty.sendRawTransaction({ serializedTransaction: high })
  expect((await faulty.waitForTransactionReceipt({ hash: winner })).status).toBe('success')
  await expect(faulty.getTransaction({ hash })).rejects.toThrow(/could not be found/)
})

test('slowBlocks: transactions wait for the next block, and with the fault goes the waiting', async () => {
  const { faulty, direct } = clients()
  // Longer than the test: no block comes by itself.
  await proxy.setFaults([{ kind: 'slowBlocks', ms: 600_000 }])
  const hashes: Hex[] = []
  const nonce = await countNow()
  for (const step of [0, 1]) {
    const serializedTransaction = await signed({ nonce: nonce + step })
    hashes.push(await faulty.sendRawTransaction({ serializedTransaction }))
  }
  for (const hash of hashes) {
    await expect(faulty.getTransactionReceipt({ hash })).rejects.toThrow(/could not be found/)
  }
  await proxy.setFaults([])
  for (const hash of hashes) {
    expect((await direct.waitForTransactionReceipt({ hash })).status).toBe('success')
  }
  const hash = await direct.sendTransaction({ to, value: 1n })
  expect((await direct.waitForTransactionReceipt({ hash })).status).toBe('success')
})

test('the same seed spoils the same requests, and the counts say how many', async () => {
  const faults: Fault[] = [{ kind: 'badGateway', share: 0.5, methods: ['eth_chainId'] }]
  const patterns = []
  for (const seed of [3, 3, 4]) {
    await using seeded = await startFaultProxy({ rpcUrl: devnet.rpcUrl, seed, faults })
    const client = createPublicClient({ transport: once(seeded.url) })
    const pattern = []
    for (let request = 0; request < 20; request += 1) {
      await client.getBlockNumber({ cacheTime: 0 })
      pattern.push(
        await client.getChainId().then(
          () => 1,
          () => 0,
        ),
      )
    }
    expect(seeded.counts).toMatchObject({
      badGateway: pattern.filter((ok) => ok === 0).length,
      drop: 0,
    })
    patterns.push(pattern.join(''))
  }
  expect(patterns[0]).toBe(patterns[1])
  expect(patterns[0]).not.toBe(patterns[2])
})

test('property: a fault is in about its share of the requests, and in no more than `times`', () => {
  const shares = fc.record({
    seed: fc.nat(),
    share: fc.float({ min: 0, max: 1, noNaN: true }),
    times: fc.nat(300),
  })
  fc.assert(
    fc.property(shares, ({ seed, share, times }) => {
      const plan = new FaultPlan([{ kind: 'drop', share }], seed)
      const limited = new FaultPlan([{ kind: 'drop', share, times }], seed)
      const count = (one: FaultPlan) =>
        Array.from({ length: 400 }, () => one.drawFor(['eth_call']).length).filter(Boolean).length
      const hits = count(plan)
      expect(Math.abs(hits - share * 400)).toBeLessThan(60)
      expect(count(limited)).toBe(Math.min(hits, times))
    }),
  )
})

test('a fault that is none is refused with its path', async () => {
  const faults = JSON.parse('[{"kind":"drop"},{"kind":"lag","blocks":0}]')
  await expect(startFaultProxy({ rpcUrl: devnet.rpcUrl, faults })).rejects.toMatchObject({
    code: 'INVALID_FAULT',
    path: 'faults.1.blocks',
  })
  await expect(proxy.setFaults(JSON.parse('[{"kind":"flood"}]'))).rejects.toMatchObject({
    code: 'INVALID_FAULT',
    path: 'faults.0.kind',
  })
})

test('what is no JSON-RPC is refused as such', async () => {
  for (const body of ['', '{', '[]', '{"id":1}', '"eth_call"']) {
    const response = await fetch(proxy.url, { method: 'POST', body })
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { error: { code: -32700 } },
    ])
  }
})
