import fc from 'fast-check'
import { vaultAbi } from '@taskmesh/contracts'
import { createTestClient, http, parseEther, type Address } from 'viem'
import { getTransactionCount } from 'viem/actions'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { contractAddress, PublishTasksError, type PublishProgress } from '../src/index.ts'
import { Arrivals } from '../src/publishGroup/Arrivals.ts'
import { commitFunds } from '../src/publishGroup/commitFunds.ts'
import { SendWindow } from '../src/publishGroup/SendWindow.ts'
import { createActor, startActors, type Actors } from './devnetClients.ts'
import { startFaultyRpc, type FaultyRpc } from './faultyRpc.ts'

let actors: Actors
let source: Address
let rpc: FaultyRpc

const payment = parseEther('0.001')
const task = 'text-classification'

beforeAll(async () => {
  actors = await startActors()
  const { client, devnet } = actors
  await client.deposit({ amount: parseEther('10') })
  source = (await client.publishSource({ name: 'Sentiment', task, minPayment: payment })).source
  rpc = await startFaultyRpc(devnet.rpcUrl)
})
afterAll(async () => {
  await rpc.stop()
  await actors.devnet.stop()
})

const item = (inputs: string, rest: { payment?: bigint; idempotencyKey?: string } = {}) =>
  ({ source, task, inputs, payment, expiresIn: 600, ...rest }) as const

const many = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => item(`${name} ${index}`))

/** A client of the account that publishes, behind a node that fails on demand. */
function faulty() {
  const { devnet } = actors
  rpc.fault = () => undefined
  rpc.requests = 0
  rpc.largestBatch = 0
  return createActor({ ...devnet, rpcUrl: rpc.url }, devnet.accounts[1].privateKey)
}

async function failuresOf(publishing: Promise<unknown>): Promise<PublishTasksError> {
  const error = await publishing.then(
    () => undefined,
    (caught: unknown) => caught,
  )
  if (error instanceof PublishTasksError) return error
  throw new Error('It should have failed.', { cause: error })
}

test('each task gets its own payload, and results come in the order of the call', async () => {
  const { client } = actors
  const before = await client.getSource({ source })
  const published = await client.publishTasks(many('in order', 60))
  const { taskCount } = await client.getSource({ source })
  expect(taskCount - before.taskCount).toBe(60)
  expect(published.map(({ inputs }) => inputs)).toEqual(
    many('in order', 60).map(({ inputs }) => inputs),
  )
  const listed = await client.getTasksOfSource({ source, offset: before.taskCount })
  const addresses = published.map(({ taskAddress }) => taskAddress)
  expect(addresses.toSorted()).toEqual(listed.toSorted())
  for (const { taskAddress, inputs } of [published[0], published[37], published[59]].flatMap(
    (one) => one ?? [],
  )) {
    const request = await client.getTaskRequest({ taskAddress, task })
    expect(request.inputs).toBe(inputs)
  }
  for (const { receipt, hash } of published) {
    expect(receipt).toMatchObject({ status: 'success', transactionHash: hash })
  }
})

test('one HTTP request of the node serves several tasks', async () => {
  const { length } = await faulty().publishTasks(many('few requests', 100))
  expect(rpc.requests).toBeLessThan(length * 0.5)
  expect(rpc.largestBatch).toBeGreaterThan(5)
})

test('a bad task is named, costs nothing and keeps no other from being published', async () => {
  const { client, stranger } = actors
  const before = await client.getVaultAccount()
  const items = [
    item('good'),
    item('too cheap', { payment: 1n }),
    { ...item('no source'), source: stranger.account.address },
    { ...item('expired'), expiresAt: 1n, expiresIn: undefined },
    { ...item('no text'), inputs: 7 },
    item('good, too'),
  ] as const
  // @ts-expect-error Numbers are no texts.
  const error = await failuresOf(client.publishTasks(items))
  expect(error.failures.map(({ index, error: { name } }) => [index, name])).toEqual([
    [1, 'InvalidPaymentError'],
    [2, 'SourceNotFoundError'],
    [3, 'InvalidExpiryError'],
    [4, 'InvalidRequestError'],
  ])
  expect(error).toMatchObject({ code: 'TASKS_NOT_PUBLISHED', path: 'tasks[1]', retryable: false })
  expect(error.details).toContain('tasks[3]: expiresAt')
  expect(error.results.map(({ status }) => status)).toEqual([
    'published',
    'failed',
    'failed',
    'failed',
    'failed',
    'published',
  ])
  const after = await client.getVaultAccount()
  expect(before.balance - after.balance).toBe(2n * payment)
})

test('payments are counted: what the balance does not cover is refused before it is stored', async () => {
  const { client } = actors
  const { balance } = await client.getVaultAccount()
  const large = (balance - payment / 2n) / 3n
  const items = Array.from({ length: 5 }, (_, index) => item(`large ${index}`, { payment: large }))
  const steps: string[] = []
  const watched = items.map((one, index) => ({
    ...one,
    onProgress: ({ step }: PublishProgress) => void (index > 2 && steps.push(step)),
  }))
  const error = await failuresOf(client.publishTasks(watched))
  expect(error.failures.map(({ index, error: { name } }) => [index, name])).toEqual([
    [3, 'InsufficientVaultBalanceError'],
    [4, 'InsufficientVaultBalanceError'],
  ])
  expect(steps).toEqual([])
  await client.deposit({ amount: balance })
})

test('with fund, one deposit covers all', async () => {
  const { client, devnet } = actors
  const { balance } = await client.getVaultAccount()
  await client.withdraw({ amount: balance })
  const nonce = async () => Number(await devnetCount(devnet.rpcUrl, client.account.address))
  const before = await nonce()
  const items = many('funded', 20).map((one) => ({ ...one, fund: true }))
  expect(await client.publishTasks(items)).toHaveLength(20)
  expect((await nonce()) - before).toBe(21)
  expect((await client.getVaultAccount()).balance).toBe(0n)
  await client.deposit({ amount: balance })
})

test('a key is published once, in whatever call it is repeated', async () => {
  const { client } = actors
  const keyed = many('keyed', 12).map((one, index) => ({ ...one, idempotencyKey: `key ${index}` }))
  const [first] = keyed
  if (first === undefined) throw new Error('There is a first one.')
  const alone = await client.publishTask(first)
  const before = await client.getSource({ source })
  const all = await client.publishTasks([...keyed, ...keyed])
  expect(all.map(({ isRepeated }) => isRepeated)).toEqual(
    all.map((_, index) => index === 0 || index > 11),
  )
  expect(all[0]?.taskAddress).toBe(alone.taskAddress)
  expect(all.slice(12).map(({ taskAddress }) => taskAddress)).toEqual(
    all.slice(0, 12).map(({ taskAddress }) => taskAddress),
  )
  expect((await client.getSource({ source })).taskCount - before.taskCount).toBe(11)
  const other = await failuresOf(client.publishTasks([{ ...first, inputs: 'something else' }]))
  expect(other.failures[0]?.error).toMatchObject({ name: 'IdempotencyConflictError' })
})

test('calls at the same time are one group, and each keeps its own signal and steps', async () => {
  const client = faulty()
  const given = new AbortController()
  given.abort(new Error('changed my mind'))
  const steps = new Map<number, string[]>()
  const calls = many('at once', 20).map((one, index) =>
    client.publishTask({
      ...one,
      signal: index === 7 ? given.signal : undefined,
      onProgress: ({ step }) => void steps.set(index, [...(steps.get(index) ?? []), step]),
    }),
  )
  const settled = await Promise.allSettled(calls)
  expect(settled.map(({ status }) => status)).toEqual(
    settled.map((_, index) => (index === 7 ? 'rejected' : 'fulfilled')),
  )
  expect(steps.get(7)).toBeUndefined()
  expect(steps.get(3)).toEqual(['checked', 'stored', 'signed', 'published'])
  expect(rpc.requests).toBeLessThan(40)
})

test('a caller that gives up while it is signed loses nothing of the others', async () => {
  const { client } = actors
  const given = new AbortController()
  const items = many('one gives up', 10).map((one, index) => ({
    ...one,
    ...(index === 4 && {
      signal: given.signal,
      onProgress: ({ step }: PublishProgress) => {
        if (step === 'signed') given.abort(new Error('too late'))
      },
    }),
  }))
  const before = await client.getSource({ source })
  const error = await failuresOf(client.publishTasks(items))
  expect(error.failures.map(({ index }) => index)).toEqual([4])
  expect(error.failures[0]?.error.message).toBe('too late')
  expect((await client.getSource({ source })).taskCount - before.taskCount).toBe(9)
})

test('without eth_simulateV1 and receipts of blocks, each is estimated and looked up', async () => {
  const client = faulty()
  rpc.fault = (calls) =>
    calls.some(({ method }) => ['eth_simulateV1', 'eth_getBlockReceipts'].includes(method))
      ? { status: 400 }
      : undefined
  const good = many('old node', 15)
  const error = await failuresOf(client.publishTasks([...good, item('dear', { payment: 1n })]))
  expect(error.failures.map(({ index }) => index)).toEqual([15])
})

test('lost answers of a batch pay nothing twice', async () => {
  const client = faulty()
  const before = await client.getSource({ source })
  let lost = 0
  rpc.fault = (calls) => {
    const isSending = calls.some(({ method }) => method === 'eth_sendRawTransaction')
    if (!isSending || lost >= 3) return undefined
    lost += 1
    return { status: 502 }
  }
  expect(await client.publishTasks(many('lost', 30))).toHaveLength(30)
  expect(lost).toBe(3)
  expect((await client.getSource({ source })).taskCount - before.taskCount).toBe(30)
})

test.each(['eth_getBlockByNumber', 'eth_getBalance', 'eth_getTransactionCount'])(
  'a node without %s is an error of the node, which does not show its URL',
  async (method) => {
    const client = faulty()
    rpc.fault = (calls) =>
      calls.some((call) => call.method === method) ? { status: 400 } : undefined
    const { failures } = await failuresOf(client.publishTasks(many('no answer', 2)))
    rpc.fault = () => undefined
    expect(failures.map(({ error }) => error)).toMatchObject([
      { code: 'RPC_FAILED' },
      { code: 'RPC_FAILED' },
    ])
    expect(String(failures[0]?.error)).not.toContain(rpc.url)
  },
)

test('another transaction of the account in between is looked at again', async () => {
  const { client, devnet, agent } = actors
  // viem's own action knows nothing of what is signed here. One of both loses a number.
  const other = createActor(devnet, devnet.accounts[1].privateKey)
  const before = await client.getSource({ source })
  const publishing = client.publishTasks(many('in between', 60))
  await Promise.allSettled(
    Array.from({ length: 3 }, () =>
      other.sendTransaction({ to: agent.account.address, value: 1n }),
    ),
  )
  const published = await publishing
  expect(new Set(published.map(({ taskAddress }) => taskAddress)).size).toBe(60)
  expect((await client.getSource({ source })).taskCount - before.taskCount).toBe(60)
})

test('a transaction that is mined and reverts says why', async () => {
  const { client, agent, devnet } = actors
  const node = createTestClient({
    mode: 'anvil',
    chain: devnet.chain,
    transport: http(devnet.rpcUrl),
  })
  const { address } = agent.account
  await client.setAgent({ agent: address, isAllowed: true })
  const { balance } = await client.getVaultAccount()
  const before = await getTransactionCount(client, { address })
  await node.setAutomine(false)
  const publishing = failuresOf(agent.publishTasks(many('too late', 3)))
  const pending = () => getTransactionCount(client, { address, blockTag: 'pending' })
  await vi.waitUntil(async () => (await pending()) === before + 3, { timeout: 20_000 })
  // It pays more for its gas, so it comes first in the block.
  await client.writeContract({
    address: contractAddress(client, 'vault'),
    abi: vaultAbi,
    functionName: 'withdraw',
    args: [balance],
    gas: 300_000n,
    maxPriorityFeePerGas: parseEther('0.0000001'),
    maxFeePerGas: parseEther('0.000001'),
  })
  await node.mine({ blocks: 1 })
  await node.setAutomine(true)
  const { failures } = await publishing
  expect(failures.map(({ error }) => error)).toMatchObject(
    Array.from({ length: 3 }, () => ({ code: 'INSUFFICIENT_VAULT_BALANCE' })),
  )
  await client.deposit({ amount: balance })
})

test.each(['publishTasks', 'publishTask'] as const)(
  'with %s, what another agent of the client has under way is counted',
  async (name) => {
    const { client, agent, devnet } = actors
    const { balance } = await client.getVaultAccount()
    const node = createTestClient({
      mode: 'anvil',
      chain: devnet.chain,
      transport: http(devnet.rpcUrl),
    })
    await client.setAgent({ agent: agent.account.address, isAllowed: true })
    const { address } = agent.account
    const before = await getTransactionCount(client, { address })
    await node.setAutomine(false)
    const first = agent.publishTask(item(`first ${name}`, { payment: balance - payment }))
    const pending = () => getTransactionCount(client, { address, blockTag: 'pending' })
    await vi.waitUntil(async () => (await pending()) === before + 1, { timeout: 20_000 })
    const next = item(`next ${name}`, { payment: 2n * payment })
    const error: unknown = await (
      name === 'publishTask'
        ? client.publishTask(next)
        : client.publishTasks([next, next]).catch((failed: unknown) => {
            throw failed instanceof PublishTasksError ? failed.failures[0]?.error : failed
          })
    ).catch((caught: unknown) => caught)
    await node.setAutomine(true)
    await node.mine({ blocks: 1 })
    await first
    expect(error).toMatchObject({ code: 'INSUFFICIENT_VAULT_BALANCE' })
    expect(String(error)).toContain('0.001')
    await client.deposit({ amount: balance })
  },
)

test('payments are committed in order, and no more than there is', () => {
  const commitment = fc.record({ payment: fc.bigInt({ min: 0n, max: 100n }), fund: fc.boolean() })
  fc.assert(
    fc.property(fc.array(commitment), fc.bigInt({ min: 0n, max: 500n }), (items, balance) => {
      const { covered, uncovered, deposit } = commitFunds(items, balance)
      const total = covered.reduce((sum, { payment: amount }) => sum + amount, 0n)
      expect(total).toBeLessThanOrEqual(balance + deposit)
      if (deposit > 0n) expect(total).toBe(balance + deposit)
      expect(covered.length + uncovered.length).toBe(items.length)
      expect(covered).toEqual(items.filter((one) => covered.includes(one)))
      for (const { item: one, balance: left } of uncovered) {
        expect(one.fund).toBe(false)
        expect(left).toBeLessThan(one.payment)
      }
    }),
  )
})

test('no more is in flight than two blocks hold, and one at the end', () => {
  const gas = fc.bigInt({ min: 1n, max: 40n })
  const blockGas = 100n
  fc.assert(
    fc.property(fc.array(fc.tuple(gas, fc.boolean()), { maxLength: 100 }), (steps) => {
      const window = new SendWindow(blockGas)
      const inFlight: bigint[] = []
      const line = steps.map(([amount]) => amount)
      for (const [, isMined] of steps) {
        const [next] = line
        if (next !== undefined && window.fits(next, line.length - 1)) {
          line.shift()
          window.enter(next)
          inFlight.push(next)
          const sum = inFlight.reduce((total, amount) => total + amount, 0n)
          expect(inFlight.length === 1 || sum <= 2n * blockGas).toBe(true)
          if (line.length < 2) expect(inFlight.length === 1 || sum <= blockGas).toBe(true)
        } else if (isMined || next !== undefined) {
          window.leave(inFlight.shift() ?? 0n)
          if (inFlight.length === 0) break
        }
        expect(window.size).toBe(inFlight.length)
      }
    }),
  )
})

test('everything that arrives is taken once, in its order, and the end is seen', async () => {
  const arrivals = fc.array(fc.oneof(fc.nat(), fc.constant(undefined)), { maxLength: 150 })
  await fc.assert(
    fc.asyncProperty(arrivals, fc.nat({ max: 150 }), async (items, early) => {
      const line = new Arrivals<number>(items.length)
      for (const one of items.slice(0, early)) line.arrive(one)
      setImmediate(() => {
        for (const one of items.slice(early)) line.arrive(one)
      })
      const taken: number[] = []
      for (let next = await line.take(); next.length > 0; next = await line.take()) {
        taken.push(...next)
      }
      expect(taken).toEqual(items.filter((one) => one !== undefined))
    }),
    { numRuns: 30 },
  )
})

async function devnetCount(url: string, address: Address): Promise<string> {
  const call = {
    jsonrpc: '2.0',
    id: 1,
    method: 'eth_getTransactionCount',
    params: [address, 'latest'],
  }
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(call) })
  const { result }: { result: string } = await response.json()
  return result
}
