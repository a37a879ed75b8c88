import { createWalletClient, MethodNotFoundRpcError, parseEther, type Address } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { estimateTask } from '../src/index.ts'
import { brokenTransport } from './brokenTransport.ts'
import { createActor, enroll, startActors, type Actors } from './devnetClients.ts'
import { startFaultyRpc } from './faultyRpc.ts'

let actors: Actors
let source: Address

const payment = parseEther('0.002')
const task = 'text-classification'

beforeAll(async () => {
  actors = await startActors()
  const about = { name: 'Sentiment', task, minPayment: payment } as const
  source = (await actors.client.publishSource(about)).source
})
afterAll(() => actors.devnet.stop())

const call = () => ({ source, task, inputs: 'good', payment, expiresIn: 600 }) as const

test('an estimate names payment, deposit and gas, and the publishing costs that', async () => {
  const { client, devnet } = actors
  const estimate = await client.estimateTask(call())
  expect(estimate).toMatchObject({ payment, deposit: payment, payer: client.account.address })
  await client.deposit({ amount: payment })
  const funded = await client.estimateTask(call())
  expect(funded.deposit).toBe(0n)
  expect(funded.gas).toBeLessThan(estimate.gas)
  const { receipt } = await client.publishTask(call())
  expect(Math.abs(Number(receipt.gasUsed - funded.gas))).toBeLessThan(30_000)
  expect(receipt.gasUsed * receipt.effectiveGasPrice).toBeLessThan(funded.maxGasCost)
  expect(funded.gasCost).toBeLessThan(funded.maxGasCost)
  expect(devnet.chain.id).toBe(client.chain.id)
})

test('an estimate stores, signs and sends nothing', async () => {
  const { client } = actors
  const before = await client.getSource({ source })
  const balance = await client.getVaultAccount()
  await client.estimateTask({ ...call(), inputs: 'not to be stored' })
  expect(await client.getSource({ source })).toEqual(before)
  expect(await client.getVaultAccount()).toEqual(balance)
})

test('what publishTask would refuse is refused', async () => {
  const { client, stranger } = actors
  await expect(client.estimateTask({ ...call(), payment: 1n })).rejects.toMatchObject({
    code: 'INVALID_PAYMENT',
  })
  await expect(client.estimateTask({ ...call(), expiresIn: 10 ** 9 })).rejects.toMatchObject({
    code: 'INVALID_EXPIRY',
  })
  await expect(stranger.estimateTask(call())).rejects.toMatchObject({ code: 'NOT_OWNER' })
  await expect(
    client.estimateTask({ ...call(), source: stranger.account.address }),
  ).rejects.toMatchObject({ code: 'SOURCE_NOT_FOUND' })
})

test('a node without eth_simulateV1 estimates what needs no deposit', async () => {
  const { client, devnet } = actors
  const withoutSimulation = brokenTransport(devnet.rpcUrl, ({ method }) => {
    if (method !== 'eth_simulateV1') return undefined
    return Promise.reject(new MethodNotFoundRpcError(new Error('unknown method'), { method }))
  })
  const { account, chain } = client
  const behind = createWalletClient({ account, chain, transport: withoutSimulation })
  const { balance } = await client.getVaultAccount()
  const lacking = { ...call(), payment: balance + payment }
  await expect(estimateTask(behind, lacking)).rejects.toMatchObject({
    name: 'InsufficientVaultBalanceError',
  })
  await client.deposit({ amount: payment })
  const { deposit, gas } = await estimateTask(behind, call())
  expect(deposit).toBe(0n)
  expect(gas).toBeGreaterThan(100_000n)
})

test('responses to many tasks are read in a few requests', async () => {
  const { client, master, provider, devnet } = actors
  await client.deposit({ amount: parseEther('1') })
  await enroll(master, provider, source)
  const items = Array.from({ length: 40 }, (_, index) => ({ ...call(), inputs: `no ${index}` }))
  const tasks = await client.publishTasks(items)
  const answered = tasks.filter((_, index) => index % 4 === 0)
  for (const { taskAddress } of answered) {
    await provider.attempt({ taskAddress, payment })
    await provider.submitResponse({ taskAddress, payment, data: '{"result":[]}' })
  }
  const rpc = await startFaultyRpc(devnet.rpcUrl)
  try {
    const reader = createActor({ ...devnet, rpcUrl: rpc.url }, devnet.accounts[1].privateKey)
    const taskAddresses = tasks.map(({ taskAddress }) => taskAddress)
    const responses = await reader.getResponsesOf({ taskAddresses })
    expect(responses.map(({ length }) => length)).toEqual(
      tasks.map((_, index) => (index % 4 === 0 ? 1 : 0)),
    )
    expect(responses[0]?.[0]).toMatchObject({
      taskAddress: taskAddresses[0],
      provider: provider.account.address,
    })
    expect(rpc.requests).toBeLessThan(6)
  } finally {
    await rpc.stop()
  }
})
