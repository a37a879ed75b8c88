import { startPostgres, type Postgres } from '@taskmesh/devnet/postgres'
import { createTestClient, http, parseEther, parseTransaction, type Address } from 'viem'
import { getBlock, getFeeHistory, getTransactionReceipt } from 'viem/actions'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createChainHead } from '../src/chain/chainHead.ts'
import { nextBaseFeeOf } from '../src/chain/nextBaseFeeOf.ts'
import { memoryStore, openStore, type ProviderStore, type TaskStore } from '../src/index.ts'
import { contractOf } from '../src/setUp/contractsOf.ts'
import { createReceipts } from '../src/signer/receipts.ts'
import { createSigner } from '../src/signer/createSigner.ts'
import { reprice } from '../src/signer/reprice.ts'
import { outcomeOf, sendStored } from '../src/signer/sendStored.ts'
import { attemptCall } from '../src/signer/taskCall.ts'
import { startNetwork, type Network } from './network.ts'
import { copyStore } from './storeFolders.ts'

const KINDS = ['memory', 'pglite', 'postgres'] as const
const task = 'text-classification'

let network: Network
let postgres: Postgres
let folder: Awaited<ReturnType<typeof copyStore>>
const stores: Partial<Record<(typeof KINDS)[number], ProviderStore>> = {}
beforeAll(async () => {
  ;[network, folder, postgres] = await Promise.all([startNetwork(), copyStore(), startPostgres()])
  stores.memory = memoryStore()
  stores.pglite = await openStore({ folder: folder.folder })
  stores.postgres = await openStore({ url: await postgres.createDatabase('repriced') })
})
afterAll(async () => {
  for (const store of Object.values(stores)) await store.close()
  await Promise.all([network.devnet.stop(), postgres.stop()])
  await folder.remove()
})

const control = () => createTestClient({ mode: 'anvil', transport: http(network.devnet.rpcUrl) })

/** Signs the attempt of a new task at the price of the day, and stores it. */
async function signAttempt(store: TaskStore, of?: Address) {
  const client = network.provider
  const { account } = client
  const head = createChainHead(client)
  const nexus = contractOf(client.chain, 'nexus')
  const signer = createSigner({ client, account, nexus, head })
  const source = of ?? (await network.addSource(task))
  const payment = parseEther('0.002')
  const terms = { source, task, inputs: 'good', payment, expiresIn: 3000 } as const
  const { taskAddress: address } = await network.publisher.publishTask(terms)
  const found = { address, source, task, configUrl: '', payment, expiryTime: 2n ** 40n } as const
  const [seen] = await store.add([found])
  if (seen === undefined) throw new Error('The task was not added.')
  const record = await store.move(seen, { to: 'DECIDED' })
  const prepared = await signer.prepare(attemptCall(record, account.address), address)
  const { transaction } = await store.sign(record, {
    purpose: 'attempt',
    move: { to: 'ATTEMPT_SIGNED' },
    firstNonce: await signer.firstNonce(),
    sign: (nonce) => signer.sign(prepared, nonce),
  })
  const { signal } = new AbortController()
  const receipts = createReceipts(client)
  // What was known of the head is of before the fee rose.
  const now = { client, account, store, signer, receipts, signal, head: createChainHead(client) }
  return { sending: now, source, transaction, fee: feeOf(transaction.raw) }
}

const feeOf = (raw: `0x${string}`) => parseTransaction(raw).maxFeePerGas ?? 0n
const wait = <Value>(run: () => Promise<Value>) => run()

async function openPart(kind: (typeof KINDS)[number]): Promise<TaskStore> {
  const store = stores[kind]
  if (store === undefined) throw new Error(`There is no store ${kind}.`)
  return store.of({ chainId: 1, provider: network.provider.account.address })
}

test.each(KINDS)(
  'on %s: an attempt below the base fee is signed again with the same number, and lands once',
  async (kind) => {
    const store = await openPart(kind)
    const { sending, transaction, fee } = await signAttempt(store)
    await control().setAutomine(false)
    await network.provider.sendRawTransaction({ serializedTransaction: transaction.raw })
    await control().setNextBlockBaseFeePerGas({ baseFeePerGas: fee * 2n })
    await control().mine({ blocks: 1 })
    await expect(getTransactionReceipt(network.provider, transaction)).rejects.toThrow(
      'not be found',
    )
    await control().setAutomine(true)

    const receipt = await sendStored(sending, transaction, { wait })
    await store.settle(outcomeOf(receipt))

    const all = await store.listTransactions(transaction.task)
    expect(all.map(({ nonce, status }) => [nonce, status])).toEqual([
      [transaction.nonce, 'replaced'],
      [transaction.nonce, 'mined'],
    ])
    expect(receipt.transactionHash).toBe(all[1]?.hash)
    const { attemptCount } = await network.publisher.getTask({ taskAddress: transaction.task })
    expect(attemptCount).toBe(1)
    expect((await store.earnings()).at(-1)?.fees).toBeGreaterThan(0n)
  },
)

test.each(KINDS)('on %s: the earlier one may land too, and is the one then', async (kind) => {
  const store = await openPart(kind)
  const { sending, transaction } = await signAttempt(store)
  const repriced = await reprice(sending, transaction, { isRefused: true })
  if (repriced === undefined) throw new Error('It was not signed again.')
  await network.provider.sendRawTransaction({ serializedTransaction: transaction.raw })
  const receipt = await sendStored(sending, repriced, { wait })
  await store.settle(outcomeOf(receipt))
  const all = await store.listTransactions(transaction.task)
  expect(all.map(({ status }) => status)).toEqual(['mined', 'replaced'])
  const latest = await store.getTransaction(transaction.task, 'attempt')
  expect(latest?.hash).toBe(transaction.hash)
})

test('no fee rises above ten times the first', async () => {
  const store = await openPart('memory')
  const { sending, transaction, fee } = await signAttempt(store)
  let last = transaction
  let times = 0
  for (;;) {
    const next = await reprice(sending, last, { isRefused: true })
    if (next === undefined) break
    expect(feeOf(next.raw)).toBeGreaterThan(feeOf(last.raw))
    last = next
    times += 1
  }
  expect(times).toBeGreaterThan(1)
  expect(feeOf(last.raw)).toBeLessThanOrEqual(fee * 10n)
  const receipt = await sendStored(sending, last, { wait })
  expect(receipt.status).toBe('success')
})

test('what has waited for a minute is signed again, what has not is sent as it is', async () => {
  const store = await openPart('memory')
  const { sending, transaction } = await signAttempt(store)
  expect(await reprice(sending, transaction)).toBe(undefined)
  const old = { ...transaction, createdAt: Date.now() - 61_000 }
  const next = await reprice(sending, old)
  expect(next?.nonce).toBe(transaction.nonce)
  if (next !== undefined) await sendStored(sending, next, { wait })
})

test.each(KINDS)(
  'on %s: one that waits for a number that no node has gets no higher fees, and what is missing is sent',
  async (kind) => {
    const store = await openPart(kind)
    const { source, transaction: missing } = await signAttempt(store)
    const { sending, transaction } = await signAttempt(store, source)
    expect(transaction.nonce).toBe(missing.nonce + 1)
    const old = { ...transaction, createdAt: Date.now() - 61_000 }
    expect(await reprice(sending, old)).toBe(undefined)
    const receipt = await sendStored(sending, transaction, { wait })
    expect(receipt.transactionHash).toBe(transaction.hash)
    const { status } = await getTransactionReceipt(network.provider, missing)
    expect(status).toBe('success')
  },
)

test('the fee of the next block is what the node expects', async () => {
  await control().setNextBlockBaseFeePerGas({ baseFeePerGas: 1_234_567_891n })
  await control().mine({ blocks: 1 })
  const client = network.provider
  const [{ baseFeePerGas, gasUsed, gasLimit }, { baseFeePerGas: fees }] = await Promise.all([
    getBlock(client),
    getFeeHistory(client, { blockCount: 1, blockTag: 'latest', rewardPercentiles: [] }),
  ])
  expect(nextBaseFeeOf({ baseFeePerGas: baseFeePerGas ?? 0n, gasUsed, gasLimit })).toBe(fees[1])
})
