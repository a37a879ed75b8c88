import {
  createTestClient,
  createWalletClient,
  http,
  parseEther,
  RpcRequestError,
  type Address,
  type Hash,
  type TestClient,
} from 'viem'
import { getTransactionCount } from 'viem/actions'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { providerActions, TransactionUncertainError } from '../src/index.ts'
import { brokenTransport, type Interference } from './brokenTransport.ts'
import { enroll, startActors, type Actors } from './devnetClients.ts'

let actors: Actors
let control: TestClient
let source: Address
let taskAddress: Address
/** How often the provider asked for a receipt in this test. */
let asked: number
let onAsked: () => void
let provider: ReturnType<typeof withConnection>

beforeAll(async () => {
  actors = await startActors()
  const { client, devnet, master } = actors
  const transport = http(devnet.rpcUrl)
  control = createTestClient({ mode: 'anvil', chain: devnet.chain, transport })
  await client.deposit({ amount: parseEther('10') })
  source = (await client.publishSource({ name: 'x', task: 'translation', minPayment: 1n })).source
  await enroll(master, actors.provider, source)
})
afterAll(() => actors.devnet.stop())

beforeEach(async () => {
  const request = { task: 'translation', inputs: 'Hello', payment: 1n, expiresIn: 600 } as const
  taskAddress = (await actors.client.publishTask({ ...request, source })).taskAddress
  asked = 0
  onAsked = () => undefined
  provider = withConnection(({ method }) => {
    if (method !== 'eth_getTransactionReceipt') return undefined
    asked += 1
    onAsked()
    return undefined
  })
})

/** The provider, on a connection that does as it likes. */
function withConnection(interfere: Interference) {
  const { devnet } = actors
  return createWalletClient({
    account: actors.provider.account,
    chain: devnet.chain,
    transport: brokenTransport(devnet.rpcUrl, interfere),
    pollingInterval: 20,
  }).extend(providerActions())
}

function transactionCount(): Promise<number> {
  return getTransactionCount(actors.provider, { address: actors.provider.account.address })
}

/** Attempts the task while no block is made, and gives up when a receipt was asked for. */
async function attemptInVain(): Promise<Hash> {
  await control.setAutomine(false)
  const stop = new AbortController()
  onAsked = () => stop.abort()
  try {
    await provider.attempt({ taskAddress, payment: 1n, signal: stop.signal })
  } catch (error) {
    if (error instanceof TransactionUncertainError && error.hash) return error.hash
    throw error
  }
  throw new Error('The attempt was mined.')
}

async function goOn(): Promise<void> {
  await control.mine({ blocks: 1 })
  await control.setAutomine(true)
}

test('an attempt that is stuck is waited for by the next call, which signs nothing', async () => {
  const before = await transactionCount()
  const hash = await attemptInVain()
  const askedBefore = asked
  const again = provider.attempt({ taskAddress, payment: 1n })
  await vi.waitUntil(() => asked >= askedBefore + 2, { timeout: 20_000 })
  await goOn()
  expect((await again).hash).toBe(hash)
  expect((await transactionCount()) - before).toBe(1)
})

test('an attempt that the node forgot is sent again byte for byte', async () => {
  const before = await transactionCount()
  const hash = await attemptInVain()
  await control.dropTransaction({ hash })
  await goOn()
  expect((await provider.attempt({ taskAddress, payment: 1n })).hash).toBe(hash)
  expect((await transactionCount()) - before).toBe(1)
})

test('an attempt that was refused by the contract after all is a ContractRevertError', async () => {
  await attemptInVain()
  await control.increaseTime({ seconds: 700 })
  await goOn()
  await expect(provider.attempt({ taskAddress, payment: 1n })).rejects.toMatchObject({
    code: 'TASK_EXPIRED',
  })
})

/** The node is away, and then takes the bytes that were signed meanwhile no more. */
function refusingOldBytes(): { interfere: Interference; comeBack: () => void } {
  let isAway = true
  const old = new Set<string>()
  const body = { url: 'http://node', body: {} }
  const error = { code: -32000, message: 'max fee per gas less than block base fee' }
  const interfere: Interference = ({ method, params }) => {
    if (method !== 'eth_sendRawTransaction') return undefined
    if (isAway) old.add(JSON.stringify(params))
    if (isAway) return Promise.reject(new Error('connection refused'))
    return old.has(JSON.stringify(params))
      ? Promise.reject(new RpcRequestError({ ...body, error }))
      : undefined
  }
  return { interfere, comeBack: () => (isAway = false) }
}

test('an attempt that the node takes no more is signed anew, with the same number', async () => {
  const { interfere, comeBack } = refusingOldBytes()
  const client = withConnection(interfere)
  const before = await transactionCount()
  await expect(client.attempt({ taskAddress, payment: 1n })).rejects.toMatchObject({
    code: 'TRANSACTION_UNCERTAIN',
  })
  comeBack()
  await control.increaseTime({ seconds: 1 })
  await control.setNextBlockBaseFeePerGas({ baseFeePerGas: 2_000_000_000n })
  await control.mine({ blocks: 1 })
  await client.attempt({ taskAddress, payment: 1n })
  expect((await transactionCount()) - before).toBe(1)
})
