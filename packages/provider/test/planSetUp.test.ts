import { ogpuStorage, sourceActions } from '@taskmesh/client'
import { startDevnet, type Devnet } from '@taskmesh/devnet'
import { createWalletClient, http, parseEther, type Address } from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { getBalance } from 'viem/actions'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { planSetUp, setUpProvider, type SetUpStep } from '../src/index.ts'

let devnet: Devnet
let sources: Address[]

const wallet = (privateKey: `0x${string}`) =>
  createWalletClient({
    account: privateKeyToAccount(privateKey),
    chain: devnet.chain,
    transport: http(),
    pollingInterval: 50,
  })

beforeAll(async () => {
  devnet = await startDevnet({ port: 0, storagePort: 0 })
  const storage = ogpuStorage({ url: devnet.storageUrl })
  const publisher = wallet(devnet.accounts[1].privateKey).extend(sourceActions({ storage }))
  sources = []
  for (const name of ['one', 'two']) {
    const { source } = await publisher.publishSource({
      name,
      task: 'text-classification',
      minPayment: 1n,
    })
    sources.push(source)
  }
})
afterAll(() => devnet?.stop())

describe('planSetUp', () => {
  test('behavior: says each step with its cost before anything is sent, and that cost is enough', async () => {
    const client = wallet(generatePrivateKey())
    const masterClient = wallet(generatePrivateKey())
    const [provider, master] = [client.account.address, masterClient.account.address]
    const { steps, funds, stake } = await planSetUp({ client, provider, master, sources })
    expect(steps.map(({ step }) => step)).toEqual([
      'announceProvider',
      'announceMaster',
      'register',
      'register',
    ])
    expect(steps[0]?.value).toBe(stake)
    for (const { gas = 0n, fee = 0n } of steps) {
      expect(gas).toBeGreaterThan(21_000n)
      expect(fee).toBeGreaterThan(gas)
    }
    expect(funds.map(({ account, balance }) => [account, balance])).toEqual([
      [master, 0n],
      [provider, 0n],
    ])
    // With exactly what the plan asks for, all of it can be done.
    for (const { account, needed } of funds) await devnet.setBalance(account, needed)
    const done: SetUpStep[] = []
    const onStep = (step: SetUpStep) => done.push(step)
    const result = await setUpProvider({ client, masterClient, sources, onStep })
    expect(done).toEqual(result.steps)
    expect(done.map(({ step }) => step)).toEqual(steps.map(({ step }) => step))
    for (const { account } of funds) {
      expect(await getBalance(client, { address: account })).toBeGreaterThan(0n)
    }
    expect(await planSetUp({ client, provider, sources })).toMatchObject({ steps: [], stake })
    // More stake comes from the provider itself.
    const more = await planSetUp({ client, provider, sources, stake: stake * 2n })
    expect(more.steps.map(({ step, value }) => [step, value])).toEqual([
      ['deposit', stake],
      ['lock', 0n],
    ])
    expect(more.steps.every(({ gas = 0n }) => gas > 21_000n)).toBe(true)
  })

  test('error: a stake that is too low, and a missing master, before anything is sent', async () => {
    const client = wallet(devnet.accounts[5].privateKey)
    const provider = privateKeyToAccount(generatePrivateKey()).address
    const plan = { client, provider, sources }
    await expect(
      planSetUp({ ...plan, master: client.account.address, stake: parseEther('0.0001') }),
    ).rejects.toMatchObject({ code: 'STAKE_TOO_LOW', path: 'stake' })
    await expect(planSetUp(plan)).rejects.toMatchObject({ code: 'MISSING_MASTER' })
  })
})
