import { startFaultProxy, type FaultProxy } from '@taskmesh/devnet/faults'
import { createWalletClient, http, parseEther } from 'viem'
import { getBalance } from 'viem/actions'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { createProvider, memoryStore, type ProviderEvent } from '../src/index.ts'
import { startNetwork, type Network } from './network.ts'
import { wordRunner } from './wordRunner.ts'

const PATIENT = { timeout: 60_000, interval: 50 }
const text = { task: 'text-classification', payment: parseEther('0.002'), expiresIn: 3000 } as const

let network: Network
let proxy: FaultProxy
beforeAll(async () => {
  network = await startNetwork()
  proxy = await startFaultProxy({ rpcUrl: network.devnet.rpcUrl })
})
beforeEach(() => proxy.setFaults([]))
afterAll(() => Promise.all([proxy.stop(), network.devnet.stop()]))

interface Happening {
  /** Before the model runs, when the attempt is in the chain. */
  onRun?: () => Promise<unknown>
  /** Each time that a step is to be tried again. */
  onRetry?: (count: number) => Promise<unknown>
  /** Before the task is published, when the provider is ready. */
  onReady?: () => Promise<unknown>
}

/** Lets a provider do a task. Returns its record, what its transactions cost, and what the chain took for them. */
async function doTask({ onRun, onRetry, onReady }: Happening) {
  const { provider: actor, storage, publisher } = network
  const { account, chain } = actor
  const source = await network.addSource(text.task)
  const store = memoryStore()
  const retries: ProviderEvent[] = []
  const words = wordRunner()
  const provider = createProvider({
    client: createWalletClient({ account, chain, transport: http(proxy.url), pollingInterval: 50 }),
    storage,
    sources: [{ source, task: text.task }],
    runner: {
      prepare: (task, request, options) => words.prepare(task, request, options),
      async run(prepared, options) {
        await onRun?.()
        return words.run(prepared, options)
      },
    },
    pollingIntervalMs: 50,
    store,
    onEvent(event) {
      if (event.type === 'retry') void onRetry?.(retries.push(event))
    },
  })
  const before = await getBalance(actor, account)
  await provider.start()
  await onReady?.()
  const { taskAddress } = await publisher.publishTask({ ...text, source, inputs: 'good' })
  const owned = await store.of({ chainId: chain.id, provider: account.address })
  const record = await vi.waitUntil(async () => {
    const now = await owned.get(taskAddress)
    return now?.state === 'CONFIRMED' || now?.state === 'FAILED' ? now : undefined
  }, PATIENT)
  await provider.stop()
  const transactions = await owned.listTransactions(taskAddress)
  const fees = transactions.reduce((sum, { fee = 0n }) => sum + fee, 0n)
  const spent = before - (await getBalance(actor, account))
  return { record, transactions, fees, spent, retries }
}

test('a result waits for a node that lags behind the attempt, and is paid', async () => {
  const { record, retries, fees, spent } = await doTask({
    onRun: () =>
      proxy.setFaults([{ kind: 'lag', blocks: 1, methods: ['eth_estimateGas', 'eth_call'] }]),
    onRetry: () => proxy.setFaults([]),
  })
  expect(retries).toMatchObject([{ error: { code: 'NOT_ATTEMPTED' } }])
  expect(record.state).toBe('CONFIRMED')
  expect(fees).toBe(spent)
})

test('an attempt that a reorganisation took out of the chain is sent again, and its result is paid', async () => {
  const node = http(network.devnet.rpcUrl)({})
  const { record, transactions, fees, spent } = await doTask({
    onRun: () => node.request({ method: 'anvil_rollback', params: [1] }),
  })
  expect(record.state).toBe('CONFIRMED')
  expect(transactions.map(({ status }) => status)).toEqual(['mined', 'mined'])
  expect(fees).toBe(spent)
})

test('an attempt that was refused, landed and has no receipt for a while is counted', async () => {
  const methods = ['eth_getTransactionReceipt', 'eth_getTransactionByHash']
  const { record, transactions, fees, spent } = await doTask({
    onReady: () =>
      proxy.setFaults([
        { kind: 'refusedAfterForwarding', times: 1 },
        { kind: 'lag', blocks: 1000, methods },
      ]),
    onRetry: async (count) => (count === 2 ? proxy.setFaults([]) : undefined),
  })
  expect(record.state).toBe('CONFIRMED')
  expect(transactions.map(({ status }) => status)).toEqual(['mined', 'mined'])
  expect(fees).toBe(spent)
})
