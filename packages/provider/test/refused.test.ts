import { startFaultProxy, type FaultProxy } from '@taskmesh/devnet/faults'
import { createWalletClient, http, parseEther, type Hex } from 'viem'
import { getBalance, getTransactionReceipt, sendRawTransaction } from 'viem/actions'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import {
  createProvider,
  memoryStore,
  openStore,
  type ProviderEvent,
  type ProviderStore,
} from '../src/index.ts'
import { startNetwork, type Network } from './network.ts'
import { copyStore } from './storeFolders.ts'
import { wordRunner } from './wordRunner.ts'

const PATIENT = { timeout: 60_000, interval: 50 }
const text = { task: 'text-classification', payment: parseEther('0.002'), expiresIn: 3000 } as const

const KINDS = ['memory', 'pglite'] as const

let network: Network
let proxy: FaultProxy
let folder: Awaited<ReturnType<typeof copyStore>>
let stores: Record<(typeof KINDS)[number], ProviderStore>
beforeAll(async () => {
  ;[network, folder] = await Promise.all([startNetwork(), copyStore()])
  stores = { memory: memoryStore(), pglite: await openStore({ folder: folder.folder }) }
  proxy = await startFaultProxy({ rpcUrl: network.devnet.rpcUrl })
})
beforeEach(() => proxy.setFaults([]))
afterAll(async () => {
  await stores.pglite.close()
  await Promise.all([proxy.stop(), network.devnet.stop()])
  await folder.remove()
})

/** Lets a provider do a task whose first transaction its node refuses. Returns its record. */
async function doTask(store: ProviderStore, onRetry: (raw: Hex) => Promise<unknown>) {
  const { provider: actor, storage, publisher } = network
  const { account, chain } = actor
  const source = await network.addSource(text.task)
  const owned = await store.of({ chainId: chain.id, provider: account.address })
  const retries: Promise<unknown>[] = []
  const onEvent = (event: ProviderEvent) => {
    if (event.type !== 'retry' || retries.length > 0) return
    const first = owned.listTransactions(event.record.address).then(([one]) => one?.raw ?? '0x')
    retries.push(first.then(onRetry))
  }
  const provider = createProvider({
    client: createWalletClient({ account, chain, transport: http(proxy.url), pollingInterval: 50 }),
    storage,
    sources: [{ source, task: text.task }],
    runner: wordRunner(),
    pollingIntervalMs: 50,
    store,
    onEvent,
  })
  const before = await getBalance(actor, account)
  await provider.start()
  await proxy.setFaults([{ kind: 'refused', times: 1 }])
  const { taskAddress } = await publisher.publishTask({ ...text, source, inputs: 'good' })
  const record = await vi.waitUntil(async () => {
    const now = await owned.get(taskAddress)
    return now?.state === 'CONFIRMED' || now?.state === 'DECLINED' ? now : undefined
  }, PATIENT)
  await Promise.all(retries)
  await provider.stop()
  const transactions = await owned.listTransactions(taskAddress)
  const fees = transactions.reduce((sum, { fee = 0n }) => sum + fee, 0n)
  const spent = before - (await getBalance(actor, account))
  return { record, transactions, fees, spent, retries }
}

test.each(KINDS)(
  'with the store %s an attempt that a node refuses is sent again, and the task is paid',
  async (kind) => {
    const { record, transactions, fees, spent } = await doTask(stores[kind], async () => undefined)
    expect(record.state).toBe('CONFIRMED')
    expect(transactions.map(({ status }) => status)).toEqual(['mined', 'mined'])
    expect(fees).toBe(spent)
  },
)

test.each(KINDS)(
  'with the store %s an attempt that one node refuses and another one takes is made once, and counted',
  async (kind) => {
    const { record, transactions, fees, spent } = await doTask(
      stores[kind],
      async (serializedTransaction) => {
        const hash = await sendRawTransaction(network.publisher, { serializedTransaction })
        await vi.waitUntil(
          () => getTransactionReceipt(network.publisher, { hash }).catch(() => undefined),
          PATIENT,
        )
      },
    )
    expect(record.state).toBe('CONFIRMED')
    expect(transactions.map(({ status }) => status)).toEqual(['mined', 'mined'])
    expect(fees).toBe(spent)
  },
)
