import {
  createTestClient,
  createWalletClient,
  custom,
  fallback,
  http,
  parseEther,
  parseGwei,
  parseTransaction,
  type Address,
  type Hex,
} from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { getBlock, getTransaction, getTransactionCount } from 'viem/actions'
import { nonceManager } from 'viem/nonce'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { taskActions, vaultActions, type PublishProgress } from '../src/index.ts'
import { brokenTransport, type Interference } from './brokenTransport.ts'
import { startActors, type Actors } from './devnetClients.ts'

let actors: Actors
let source: Address

const call = { task: 'translation', inputs: 'Hello', payment: 1n, expiresIn: 600 } as const

beforeAll(async () => {
  actors = await startActors()
})
afterAll(() => actors.devnet.stop())
beforeEach(async () => {
  const about = { name: 'x', task: 'translation', minPayment: 1n } as const
  source = (await actors.client.publishSource(about)).source
})

function control() {
  const { chain, rpcUrl } = actors.devnet
  return createTestClient({ mode: 'anvil', chain, transport: http(rpcUrl) })
}

function withConnection(interfere: Interference = () => undefined) {
  const { devnet, client, storage } = actors
  return createWalletClient({
    account: client.account,
    chain: devnet.chain,
    transport: brokenTransport(devnet.rpcUrl, interfere),
    pollingInterval: 20,
  })
    .extend(taskActions({ storage }))
    .extend(vaultActions())
}

async function taskCount(): Promise<number> {
  return (await actors.client.getSource({ source })).taskCount
}

type Signed = Extract<PublishProgress, { step: 'signed' }>

test('twenty tasks at once share one deposit of exactly what is missing', async () => {
  const { client } = actors
  const { balance: before } = await client.getVaultAccount()
  const payment = parseEther('0.01')
  const deposits: unknown[] = []
  const vault = actors.devnet.chain.contracts.vault.address.toLowerCase()
  const counting = withConnection(({ method, params }) => {
    if (method !== 'eth_sendRawTransaction') return undefined
    const [raw] = params as [Hex]
    if (parseTransaction(raw).to === vault) deposits.push(raw)
    return undefined
  })
  const requests = Array.from({ length: 20 }, (_, index) => `Hello ${index}`)
  await Promise.all(
    requests.map((inputs) =>
      counting.publishTask({ ...call, inputs, source, payment: before + payment, fund: true }),
    ),
  )
  expect(await taskCount()).toBe(20)
  expect((await client.getVaultAccount()).balance).toBe(0n)
  expect(deposits).toHaveLength(1)
})

test('what calls at the same time are about to pay is not paid twice from the same balance', async () => {
  const { client } = actors
  const payment = parseEther('0.5')
  await client.deposit({ amount: payment })
  const { balance } = await client.getVaultAccount()
  const count = await getTransactionCount(client, { address: client.account.address })
  const both = ['one', 'two'].map((inputs) =>
    client.publishTask({ ...call, inputs, source, payment: balance }),
  )
  const results = await Promise.allSettled(both)
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'INSUFFICIENT_VAULT_BALANCE', required: balance, available: 0n },
  })
  // The one that was refused cost no gas.
  expect(await getTransactionCount(client, { address: client.account.address })).toBe(count + 1)
})

/** The base fee rises above what a transaction pays, right after it was sent. */
async function publishUnderpriced(parameters: { maxFeePerGas?: bigint; timeoutMs?: number }) {
  const chain = control()
  await actors.client.deposit({ amount: 1n })
  await chain.setAutomine(false)
  const signed: Signed[] = []
  const publishing = withConnection().publishTask({
    ...call,
    ...parameters,
    source,
    onProgress(progress) {
      if (progress.step === 'signed') signed.push(progress)
    },
  })
  publishing.catch(() => undefined)
  await vi.waitUntil(() => signed.length === 1, { timeout: 10_000 })
  await vi.waitUntil(async () => (await chain.getTxpoolStatus()).pending > 0, { timeout: 10_000 })
  const { maxFeePerGas = 0n } = parseTransaction(signed[0]?.rawTransaction ?? '0x')
  const baseFee = maxFeePerGas * 3n
  await chain.setNextBlockBaseFeePerGas({ baseFeePerGas: baseFee })
  await chain.mine({ blocks: 1 })
  return { publishing, signed, maxFeePerGas, baseFee, chain }
}

async function backToNormal(): Promise<void> {
  const chain = control()
  await chain.setAutomine(true)
  await chain.setNextBlockBaseFeePerGas({ baseFeePerGas: parseGwei('1') })
  await chain.mine({ blocks: 1 })
}

test('a transaction below the base fee is signed again, with its number and more money', async () => {
  const { publishing, signed, chain } = await publishUnderpriced({})
  try {
    await vi.waitUntil(() => signed.length === 2, { timeout: 10_000 })
    await chain.mine({ blocks: 1 })
    await chain.mine({ blocks: 1 })
    const { hash } = await publishing
    const [first, second] = signed
    expect(second?.nonce).toBe(first?.nonce)
    expect(second?.earlierHashes).toEqual([first?.hash])
    expect(hash).toBe(second?.hash)
    expect(await taskCount()).toBe(1)
  } finally {
    await backToNormal()
  }
})

test('fees are not raised above the limit', async () => {
  const limit = parseGwei('1000')
  const { publishing, signed, maxFeePerGas, baseFee } = await publishUnderpriced({
    maxFeePerGas: limit,
    timeoutMs: 4000,
  })
  try {
    expect(maxFeePerGas < baseFee).toBe(true)
    await expect(publishing).rejects.toMatchObject({ code: 'TRANSACTION_UNCERTAIN' })
    for (const { rawTransaction } of signed) {
      expect((parseTransaction(rawTransaction).maxFeePerGas ?? 0n) <= limit).toBe(true)
    }
  } finally {
    await control().setNextBlockBaseFeePerGas({ baseFeePerGas: parseGwei('1') })
    await backToNormal()
  }
})

test('a limit below the price of the day is refused before anything is signed', async () => {
  await actors.client.deposit({ amount: 1n })
  const steps: string[] = []
  const publishing = actors.client.publishTask({
    ...call,
    source,
    maxFeePerGas: 1n,
    onProgress: ({ step }) => void steps.push(step),
  })
  await expect(publishing).rejects.toMatchObject({ code: 'TRANSACTION_REFUSED' })
  expect(steps).not.toContain('signed')
})

test('a transaction that another one replaced is noticed at once', async () => {
  const chain = control()
  const { devnet, client } = actors
  await client.deposit({ amount: 1n })
  await chain.setAutomine(false)
  try {
    const signed: Signed[] = []
    const publishing = withConnection().publishTask({
      ...call,
      source,
      onProgress(progress) {
        if (progress.step === 'signed') signed.push(progress)
      },
    })
    publishing.catch(() => undefined)
    await vi.waitUntil(async () => (await chain.getTxpoolStatus()).pending > 0, { timeout: 10_000 })
    const rival = createWalletClient({
      account: client.account,
      chain: devnet.chain,
      transport: http(devnet.rpcUrl),
    })
    const fee = parseGwei('500')
    const fees = { maxFeePerGas: fee, maxPriorityFeePerGas: fee }
    const nonce = signed[0]?.nonce ?? -1
    await rival.sendTransaction({ to: client.account.address, nonce, ...fees })
    await chain.mine({ blocks: 1 })
    const started = performance.now()
    await expect(publishing).rejects.toMatchObject({ code: 'TRANSACTION_REPLACED' })
    // Within a few polls, not after its time of 120 s.
    expect(performance.now() - started).toBeLessThan(20_000)
  } finally {
    await chain.setAutomine(true)
  }
})

test('an account with a nonce manager goes on after an outage, without a gap', async () => {
  const { devnet, storage, client } = actors
  await client.deposit({ amount: 10n })
  const { privateKey } = devnet.accounts[1]
  const account = privateKeyToAccount(privateKey, { nonceManager })
  let isAway = true
  const publisher = createWalletClient({
    account,
    chain: devnet.chain,
    transport: brokenTransport(devnet.rpcUrl, ({ method }) =>
      method === 'eth_sendRawTransaction' && isAway
        ? Promise.reject(new Error('connection refused'))
        : undefined,
    ),
    pollingInterval: 20,
  }).extend(taskActions({ storage }))
  await expect(publisher.publishTask({ ...call, source })).rejects.toMatchObject({
    code: 'TRANSACTION_UNCERTAIN',
  })
  isAway = false
  for (const inputs of ['one', 'two']) await publisher.publishTask({ ...call, inputs, source })
  expect(await taskCount()).toBe(2)
})

test('a wallet behind a transport of several nodes is refused before it is asked', async () => {
  const { devnet, storage, client } = actors
  await client.deposit({ amount: 1n })
  let asked = 0
  const node = http(devnet.rpcUrl)({ chain: devnet.chain })
  const wallet = custom({
    request({ method, params }: { method: string; params?: unknown }) {
      if (method === 'eth_sendTransaction') asked += 1
      return node.request({ method, params } as Parameters<typeof node.request>[0])
    },
  })
  const publisher = createWalletClient({
    account: client.account.address,
    chain: devnet.chain,
    transport: fallback([wallet, wallet]),
  }).extend(taskActions({ storage }))
  await expect(publisher.publishTask({ ...call, source })).rejects.toMatchObject({
    code: 'WALLET_TRANSPORT',
    path: 'transport',
  })
  expect(asked).toBe(0)
})

test('a wallet’s transaction that its user speeds up is the same task', async () => {
  const { devnet, storage, client } = actors
  const chain = control()
  await client.deposit({ amount: 1n })
  const publisher = createWalletClient({
    account: client.account.address,
    chain: devnet.chain,
    transport: http(devnet.rpcUrl),
    pollingInterval: 20,
  }).extend(taskActions({ storage }))
  await chain.setAutomine(false)
  try {
    const publishing = publisher.publishTask({ ...call, source })
    publishing.catch(() => undefined)
    await vi.waitUntil(async () => (await chain.getTxpoolStatus()).pending > 0, { timeout: 10_000 })
    const { transactions } = await getBlock(client, { blockTag: 'pending' })
    const pending = await getTransaction(client, { hash: transactions[0] ?? '0x' })
    // The wallet was looked up by then, as it is in every poll.
    await new Promise((resolve) => setTimeout(resolve, 300))
    const fee = parseGwei('500')
    const { nonce, input: data, to } = pending
    const fees = { maxFeePerGas: fee, maxPriorityFeePerGas: fee }
    const hash = await client.sendTransaction({ to, data, nonce, gas: pending.gas, ...fees })
    await chain.mine({ blocks: 1 })
    expect((await publishing).hash).toBe(hash)
  } finally {
    await chain.setAutomine(true)
  }
})
