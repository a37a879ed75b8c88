import { setTimeout } from 'node:timers/promises'
import {
  createWalletClient,
  fallback,
  http,
  HttpRequestError,
  parseEther,
  RpcRequestError,
  type Address,
} from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { getBlockNumber, getTransactionCount, waitForTransactionReceipt } from 'viem/actions'
import { nonceManager } from 'viem/nonce'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import * as z from 'zod/mini'
import { ogpuStorage, taskActions, vaultActions, watchEvents } from '../src/index.ts'
import { brokenTransport, type Interference } from './brokenTransport.ts'
import { enroll, startActors, type Actors } from './devnetClients.ts'

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

/** The publisher, on a connection that does as it likes. */
function withConnection(interfere: Interference) {
  const { devnet, client } = actors
  return createWalletClient({
    account: client.account,
    chain: devnet.chain,
    transport: brokenTransport(devnet.rpcUrl, interfere),
    pollingInterval: 20,
  })
    .extend(taskActions({ storage: ogpuStorage({ url: devnet.storageUrl }) }))
    .extend(vaultActions())
}

function answerOfNode(message: string): RpcRequestError {
  return new RpcRequestError({ body: {}, url: 'http://node', error: { code: -32000, message } })
}

test('twenty tasks published at once by one key all land', async () => {
  const before = await taskCount()
  const published = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      actors.client.publishTask({ ...call, source, inputs: `Hello ${index}` }),
    ),
  )
  expect(new Set(published.map(({ taskAddress }) => taskAddress)).size).toBe(20)
  expect((await taskCount()) - before).toBe(20)
})

test('two clients of the same key do not get in each other’s way', async () => {
  const { devnet, client, storage } = actors
  const again = createWalletClient({
    account: privateKeyToAccount(devnet.accounts[1]?.privateKey ?? '0x'),
    chain: devnet.chain,
    transport: http(devnet.rpcUrl),
    pollingInterval: 50,
  }).extend(taskActions({ storage }))
  const before = await taskCount()
  await Promise.all(
    [client, again, client, again, client, again].map((each) =>
      each.publishTask({ ...call, source }),
    ),
  )
  expect((await taskCount()) - before).toBe(6)
})

test('an account with a nonce manager of its own keeps it', async () => {
  const { devnet, storage } = actors
  const account = privateKeyToAccount(devnet.accounts[1]?.privateKey ?? '0x', { nonceManager })
  const client = createWalletClient({
    account,
    chain: devnet.chain,
    transport: http(devnet.rpcUrl),
    pollingInterval: 50,
  }).extend(taskActions({ storage }))
  const before = await taskCount()
  await Promise.all(Array.from({ length: 5 }, () => client.publishTask({ ...call, source })))
  expect((await taskCount()) - before).toBe(5)
})

test('"already known" means that the transaction arrived', async () => {
  const before = await taskCount()
  const client = withConnection(({ method }, ask) => {
    if (method !== 'eth_sendRawTransaction') return undefined
    return ask().then(() => {
      throw answerOfNode('already known')
    })
  })
  await client.publishTask({ ...call, source })
  expect((await taskCount()) - before).toBe(1)
})

test('when the answer of the node gets lost, the task is still published once', async () => {
  const before = await taskCount()
  let losses = 0
  const client = withConnection(({ method }, ask) => {
    if (method !== 'eth_sendRawTransaction') return undefined
    losses += 1
    return ask().then(() => {
      throw new Error('socket hang up')
    })
  })
  await client.publishTask({ ...call, source })
  expect([losses, (await taskCount()) - before]).toEqual([1, 1])
})

test('when the node is away for a moment, the very same transaction is sent again', async () => {
  const sent: unknown[] = []
  const client = withConnection(({ method, params }) => {
    if (method !== 'eth_sendRawTransaction') return undefined
    sent.push(params)
    return sent.length > 1 ? undefined : Promise.reject(new Error('connection refused'))
  })
  const before = await taskCount()
  await client.publishTask({ ...call, source })
  expect(sent).toHaveLength(2)
  expect(sent[0]).toEqual(sent[1])
  expect((await taskCount()) - before).toBe(1)
})

test('a receipt that does not come gives the hash, and nothing is sent again', async () => {
  let sends = 0
  const stop = new AbortController()
  const { signal } = stop
  const client = withConnection(({ method }) => {
    if (method === 'eth_sendRawTransaction') sends += 1
    if (method !== 'eth_getTransactionReceipt') return undefined
    void setTimeout(1000).then(() => stop.abort())
    return Promise.resolve(null)
  })
  const before = await taskCount()
  await expect(client.publishTask({ ...call, source, signal })).rejects.toMatchObject({
    code: 'TRANSACTION_UNCERTAIN',
    hash: expect.stringMatching(/^0x[0-9a-f]{64}$/),
    retryable: false,
  })
  expect([sends, (await taskCount()) - before]).toEqual([1, 1])
})

/** Another program with the same key is faster by one transaction. */
async function overtake(): Promise<void> {
  const { devnet, client } = actors
  const rival = createWalletClient({
    account: client.account,
    chain: devnet.chain,
    transport: http(devnet.rpcUrl),
    pollingInterval: 20,
  })
  const hash = await rival.sendTransaction({ to: client.account.address, value: 1n })
  await waitForTransactionReceipt(rival, { hash })
}

test('a number that another transaction has taken is replaced by the next', async () => {
  let isFirst = true
  const client = withConnection(({ method }, ask) => {
    if (method !== 'eth_sendRawTransaction' || !isFirst) return undefined
    isFirst = false
    return overtake().then(ask)
  })
  const before = await taskCount()
  await client.publishTask({ ...call, source })
  expect((await taskCount()) - before).toBe(1)
})

test('a try that got lost, then a number that another took, is replaced by the next', async () => {
  let sends = 0
  const client = withConnection(({ method }, ask) => {
    if (method !== 'eth_sendRawTransaction') return undefined
    sends += 1
    if (sends === 1) return Promise.reject(new Error('socket hang up'))
    return sends === 2 ? overtake().then(ask) : undefined
  })
  const before = await taskCount()
  await client.publishTask({ ...call, source })
  expect([sends, (await taskCount()) - before]).toEqual([3, 1])
})

test.each([
  ['knows neither it nor its block', () => Promise.resolve(null)],
  ['has no state of earlier blocks', () => Promise.reject(answerOfNode('missing trie node'))],
])(
  'a lost answer, then a number that is taken, is not paid twice at a node that %s',
  async (_, count) => {
    const before = await taskCount()
    const losing = losingFirstAnswer('nonce too low', () => Promise.resolve(null))
    const client = withConnection((rpcCall, ask) => {
      const { method, params } = rpcCall
      const isPast =
        method === 'eth_getTransactionCount' && !JSON.stringify(params).includes('pending')
      if (method === 'eth_getBlockByNumber' && JSON.stringify(params).includes('true'))
        return count()
      return isPast ? count() : losing(rpcCall, ask)
    })
    await expect(client.publishTask({ ...call, source })).rejects.toMatchObject({
      code: 'TRANSACTION_UNCERTAIN',
      transaction: { rawTransaction: expect.stringMatching(/^0x/) },
    })
    expect((await taskCount()) - before).toBe(1)
  },
)

test('a lost answer, then a number that is taken, is settled by the block that has it', async () => {
  const before = await taskCount()
  const client = withConnection(losingFirstAnswer('nonce too low', () => Promise.resolve(null)))
  await client.publishTask({ ...call, source })
  expect((await taskCount()) - before).toBe(1)
})

/** The first transaction lands and its answer is lost; the same bytes are then refused. */
function losingFirstAnswer(refusal: string, lookUp: Interference): Interference {
  let sends = 0
  return (rpcCall, ask) => {
    if (rpcCall.method === 'eth_getTransactionByHash') return lookUp(rpcCall, ask)
    if (rpcCall.method !== 'eth_sendRawTransaction') return undefined
    sends += 1
    if (sends === 2) return Promise.reject(answerOfNode(refusal))
    if (sends > 2) return undefined
    return ask().then(() => {
      throw new Error('socket hang up')
    })
  }
}

/** A backend that does not know a transaction at the first lookups. */
function knownAfter(lookups: number): Interference {
  let left = lookups
  return () => {
    left -= 1
    return left >= 0 ? Promise.resolve(null) : undefined
  }
}

test.each(['nonce too low', 'replacement transaction underpriced', 'insufficient funds for gas'])(
  'a lost answer, then %j from a node that knows the transaction later, is one transaction',
  async (refusal) => {
    const before = await taskCount()
    const client = withConnection(losingFirstAnswer(refusal, knownAfter(4)))
    await client.publishTask({ ...call, source })
    expect((await taskCount()) - before).toBe(1)
  },
)

test('a lost answer, then a number that is taken and no lookup, leaves open what became of it', async () => {
  const before = await taskCount()
  const failing = () => Promise.reject(new Error('connection refused'))
  const client = withConnection(losingFirstAnswer('nonce too low', failing))
  await expect(client.publishTask({ ...call, source })).rejects.toMatchObject({
    code: 'TRANSACTION_UNCERTAIN',
    hash: expect.stringMatching(/^0x[0-9a-f]{64}$/),
    transaction: { rawTransaction: expect.stringMatching(/^0x/) },
  })
  expect((await taskCount()) - before).toBe(1)
})

test('a transport that tries a second node by itself after a lost answer sends one transaction', async () => {
  const { devnet, client, storage } = actors
  const interfere = losingFirstAnswer('nonce too low', knownAfter(4))
  const node = () => brokenTransport(devnet.rpcUrl, interfere)
  const publisher = createWalletClient({
    account: client.account,
    chain: devnet.chain,
    transport: fallback([node(), node()], { retryCount: 0 }),
    pollingInterval: 20,
  }).extend(taskActions({ storage }))
  const before = await taskCount()
  await publisher.publishTask({ ...call, source })
  expect((await taskCount()) - before).toBe(1)
})

test('a node that lags behind with the count of transactions does not stop a second one', async () => {
  const { client } = actors
  const stale = await getTransactionCount(client, { address: client.account.address })
  const lagging = withConnection(({ method }) =>
    method === 'eth_getTransactionCount' ? Promise.resolve(`0x${stale.toString(16)}`) : undefined,
  )
  const before = await taskCount()
  await lagging.publishTask({ ...call, source })
  await lagging.publishTask({ ...call, source })
  expect((await taskCount()) - before).toBe(2)
})

test('a wallet that signs by itself is asked to send', async () => {
  const { devnet, client, storage } = actors
  const wallet = createWalletClient({
    account: client.account.address,
    chain: devnet.chain,
    transport: http(devnet.rpcUrl),
    pollingInterval: 20,
  }).extend(taskActions({ storage }))
  const before = await taskCount()
  await wallet.publishTask({ ...call, source })
  expect((await taskCount()) - before).toBe(1)
})

function withWallet(failure: Error) {
  const { devnet, client, storage } = actors
  return createWalletClient({
    account: client.account.address,
    chain: devnet.chain,
    transport: brokenTransport(devnet.rpcUrl, ({ method }) =>
      method === 'eth_sendTransaction' ? Promise.reject(failure) : undefined,
    ),
  }).extend(taskActions({ storage }))
}

test('a user who declines in the wallet has sent nothing', async () => {
  const declined = Object.assign(new Error('User rejected the request.'), { code: 4001 })
  await expect(withWallet(declined).publishTask({ ...call, source })).rejects.toMatchObject({
    code: 'TRANSACTION_REFUSED',
  })
})

test('a wallet whose connection breaks may have sent it', async () => {
  const broken = new HttpRequestError({ url: 'http://wallet', cause: new Error('socket hang up') })
  await expect(withWallet(broken).publishTask({ ...call, source })).rejects.toMatchObject({
    code: 'TRANSACTION_UNCERTAIN',
    hash: undefined,
    retryable: false,
  })
})

test('for a wallet on another chain the error names the right one', async () => {
  const { devnet, client } = actors
  const chain = { ...devnet.chain, id: 5, name: 'Elsewhere' }
  const wallet = createWalletClient({
    account: client.account.address,
    chain,
    transport: http(devnet.rpcUrl),
  }).extend(vaultActions())
  await expect(wallet.deposit({ amount: 1n })).rejects.toMatchObject({ code: 'WRONG_CHAIN' })
})

test('a node that does not know the new task yet is given time', async () => {
  let unknown = 5
  const client = withConnection(({ method, params }) => {
    const address = published.taskAddress.slice(2).toLowerCase()
    const isAbout = JSON.stringify(params).toLowerCase().includes(address)
    if (method !== 'eth_call' || !isAbout || unknown === 0) return undefined
    unknown -= 1
    return Promise.resolve('0x')
  })
  const published = await actors.client.publishTask({ ...call, source })
  await actors.client.cancelTask({ taskAddress: published.taskAddress })
  await expect(client.waitForResult(published)).rejects.toMatchObject({ code: 'TASK_CANCELED' })
  expect(unknown).toBe(0)
})

test('events come once, from a node that limits ranges and leaves out the newest at first', async () => {
  let failures = 0
  const known = new Set<string>()
  const client = withConnection(({ method, params }) => {
    if (method !== 'eth_getLogs') return undefined
    const [range] = z.parse(
      z.array(z.looseObject({ fromBlock: z.string(), toBlock: z.string() })),
      params,
    )
    if (range === undefined) return undefined
    if (BigInt(range.toBlock) - BigInt(range.fromBlock) >= 3n) {
      failures += 1
      return Promise.reject(answerOfNode('query exceeds max block range 3'))
    }
    if (known.has(range.toBlock)) return undefined
    known.add(range.toBlock)
    return Promise.resolve([])
  })
  const stop = new AbortController()
  const seen: Address[] = []
  const options = {
    fromBlock: (await getBlockNumber(client, { cacheTime: 0 })) + 1n,
    eventNames: ['TaskPublished'] as const,
    pollingIntervalMs: 10,
    signal: stop.signal,
  }
  const watching = (async () => {
    for await (const { event } of watchEvents(client, options)) seen.push(event.args.task)
  })()
  const published: Address[] = []
  for (let index = 0; index < 4; index += 1) {
    published.push((await actors.client.publishTask({ ...call, source })).taskAddress)
  }
  await vi.waitUntil(() => seen.length === 4, { timeout: 20_000 })
  await setTimeout(100)
  stop.abort()
  await watching
  expect(seen.toSorted()).toEqual(published.toSorted())
  expect(failures).toBeGreaterThan(0)
})

test('the error of an account without gas says so', async () => {
  const { devnet, storage, agent } = actors
  await devnet.setBalance(agent.account.address, 0n)
  await actors.client.setAgent({ agent: agent.account.address })
  const client = agent.extend(taskActions({ storage }))
  await expect(client.publishTask({ ...call, source })).rejects.toMatchObject({
    code: 'TRANSACTION_REFUSED',
  })
})

test('a revert without a reason is explained by the state of the chain', async () => {
  const { client, provider, master } = actors
  await enroll(master, provider, source)
  const { taskAddress } = await client.publishTask({ ...call, source })
  await client.cancelTask({ taskAddress })
  const controller = actors.devnet.chain.contracts.controller.address.toLowerCase()
  const reverted = Object.assign(new Error('execution reverted'), { code: 3, data: '0x' })
  const silent = withConnection(({ method, params }) => {
    const isRefused =
      method === 'eth_call' && JSON.stringify(params).toLowerCase().includes(controller)
    return isRefused ? Promise.reject(reverted) : undefined
  })
  await expect(silent.cancelTask({ taskAddress })).rejects.toMatchObject({
    code: 'ALREADY_FINALIZED',
  })
  await expect(silent.publishTask({ ...call, source })).rejects.toMatchObject({
    code: 'CONTRACT_REVERTED',
  })
})

test('a node that is down is a failure of the network, and its URL stays out of the message', async () => {
  const client = withConnection(() =>
    Promise.reject(new Error('fetch failed https://node/key-123')),
  )
  const failure = await client.publishTask({ ...call, source }).catch((error: unknown) => error)
  expect(failure).toMatchObject({ code: 'RPC_FAILED', actor: 'network', retryable: true })
  expect(String(failure)).not.toContain('key-123')
})

test('an action ends when its signal aborts, before anything is sent', async () => {
  const before = await taskCount()
  const signal = AbortSignal.abort(new Error('The user left.'))
  await expect(actors.client.publishTask({ ...call, source, signal })).rejects.toThrow(
    'The user left.',
  )
  expect(await taskCount()).toBe(before)
})

test('a client without an account, and one without the protocol’s chain, say what is missing', async () => {
  const { devnet, client, storage } = actors
  const transport = http(devnet.rpcUrl)
  const reader = createWalletClient({ chain: devnet.chain, transport }).extend(
    taskActions({ storage }),
  )
  await expect(reader.publishTask({ ...call, source })).rejects.toMatchObject({
    code: 'MISSING_ACCOUNT',
  })
  const lost = createWalletClient({ account: client.account, transport }).extend(vaultActions())
  await expect(lost.deposit({ amount: 1n })).rejects.toMatchObject({ code: 'MISSING_CONTRACT' })
})
