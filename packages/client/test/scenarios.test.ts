import { defaultAgent, type DeliveryMethod } from '@taskmesh/contracts'
import { encodeOgpuResult } from '@taskmesh/tasks/dialects/ogpu'
import { parseEther, type Address } from 'viem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { watchEvents } from '../src/index.ts'
import { enroll, startActors, type Actor, type Actors } from './devnetClients.ts'

let actors: Actors

const task = 'text-classification'
const payment = parseEther('0.002')
const call = {
  task,
  payment,
  expiresIn: 600,
  inputs: 'This movie is absolutely fantastic!',
} as const
const output = [{ label: 'POSITIVE', score: 0.99 }]

async function newSource(deliveryMethod: DeliveryMethod = 'FIRST_RESPONSE') {
  const { client, master, provider } = actors
  const { source } = await client.publishSource({
    name: 'Sentiment',
    task,
    model: 'taskmesh/sentiment',
    minPayment: parseEther('0.001'),
    deliveryMethod,
  })
  await enroll(master, provider, source)
  return source
}

async function answer(
  provider: Actor,
  { taskAddress, payment: asked }: { taskAddress: Address; payment: bigint },
) {
  await provider.attempt({ taskAddress, payment: asked })
  const { inputs } = await provider.getTaskRequest({ taskAddress, task })
  const result = JSON.stringify({
    ...encodeOgpuResult(task, output, inputs),
    by: provider.account.address,
  })
  const data = await actors.storage.put(result, { name: 'response.json' })
  return provider.submitResponse({ taskAddress, data, payment: asked })
}

describe.each([true, false])('contracts whose refusals have reasons: %s', (revertReasons) => {
  beforeAll(async () => {
    actors = await startActors({ revertReasons })
    await actors.client.deposit({ amount: parseEther('10') })
  })
  afterAll(() => actors.devnet.stop())

  describe('the life of a task', () => {
    test('first response: published, attempted, answered, paid, and the result is typed', async () => {
      const { client, provider } = actors
      const source = await newSource()
      const before = await provider.getVaultAccount()
      const published = await client.publishTask({ ...call, source })
      expect(published.warnings).toEqual([])
      expect((await client.getTask({ taskAddress: published.taskAddress })).status).toBe('NEW')
      expect((await client.getVaultAccount()).frozen).toBe(payment)
      const steps: string[] = []
      const result = client.waitForResult(published, {
        onStatus: ({ status, attemptCount }) => steps.push(`${status} ${attemptCount}`),
      })
      await client.waitForTaskStatus({ taskAddress: published.taskAddress, status: 'NEW' })
      const { response } = await answer(provider, published)
      expect(await result).toMatchObject({
        output,
        warnings: [],
        status: 'FINALIZED',
        payment,
        response,
        provider: provider.account.address,
      })
      expect(steps[0]).toMatch(/^NEW/)
      expect(steps.at(-1)).toBe('FINALIZED 1')
      const after = await provider.getVaultAccount()
      expect(after.earnings - before.earnings).toBe(payment)
      expect((await client.getVaultAccount()).frozen).toBe(0n)
      const { timings } = await result
      expect(timings.respondedAt).toBeGreaterThanOrEqual(timings.attemptedAt)
    })

    test('a response that the chain has taken by itself cannot be confirmed once more', async () => {
      const { client, provider } = actors
      const published = await client.publishTask({ ...call, source: await newSource() })
      const { response } = await answer(provider, published)
      await expect(client.confirmResponse({ response })).rejects.toMatchObject({
        code: 'ALREADY_CONFIRMED',
      })
    })

    test('manual confirmation: the result comes first, the money when the client confirms', async () => {
      const { client, provider } = actors
      const published = await client.publishTask({
        ...call,
        source: await newSource('MANUAL_CONFIRMATION'),
      })
      await answer(provider, { ...published, payment: payment / 2n })
      const result = await client.waitForResult(published)
      expect(result).toMatchObject({ output, status: 'RESPONDED', payment: payment / 2n })
      await client.confirmResponse({ response: result.response })
      const { status, winningProvider } = await client.getTask({
        taskAddress: published.taskAddress,
      })
      expect([status, winningProvider]).toEqual(['FINALIZED', provider.account.address])
    })

    test('manual confirmation with `confirm` pays the first response that is good', async () => {
      const { client, master2, provider, provider2 } = actors
      const source = await newSource('MANUAL_CONFIRMATION')
      await enroll(master2, provider2, source)
      const published = await client.publishTask({ ...call, source })
      await provider.attempt({ taskAddress: published.taskAddress, payment })
      await provider.submitResponse({
        taskAddress: published.taskAddress,
        payment,
        data: '{"result":"rubbish"}',
      })
      const waiting = client.waitForResult(published, { confirm: true })
      await answer(provider2, published)
      expect(await waiting).toMatchObject({
        output,
        status: 'FINALIZED',
        provider: provider2.account.address,
      })
    })

    test('a client takes a new task back, once, and has its money again', async () => {
      const { client } = actors
      const published = await client.publishTask({ ...call, source: await newSource() })
      const { balance } = await client.getVaultAccount()
      await client.cancelTask({ taskAddress: published.taskAddress })
      expect((await client.getVaultAccount()).balance).toBe(balance + payment)
      await expect(client.cancelTask({ taskAddress: published.taskAddress })).rejects.toMatchObject(
        {
          code: 'ALREADY_FINALIZED',
        },
      )
      await expect(client.waitForResult(published)).rejects.toMatchObject({ code: 'TASK_CANCELED' })
    })

    test('a task that a provider works on cannot be taken back', async () => {
      const { client, provider } = actors
      const published = await client.publishTask({ ...call, source: await newSource() })
      await provider.attempt({ taskAddress: published.taskAddress, payment })
      await expect(client.cancelTask({ taskAddress: published.taskAddress })).rejects.toMatchObject(
        {
          code: 'TASK_NOT_NEW',
        },
      )
    })

    test('nobody attempts or answers twice', async () => {
      const { client, provider } = actors
      const published = await client.publishTask({
        ...call,
        source: await newSource('MANUAL_CONFIRMATION'),
      })
      await answer(provider, published)
      const again = { taskAddress: published.taskAddress, payment }
      await expect(provider.attempt(again)).rejects.toMatchObject({ code: 'ALREADY_ATTEMPTED' })
      await expect(provider.submitResponse({ ...again, data: '{}' })).rejects.toMatchObject({
        code: 'ALREADY_SUBMITTED',
      })
      expect(await provider.getWorkState({ taskAddress: published.taskAddress })).toMatchObject({
        hasAttempted: true,
      })
    })

    test('of two providers that race, one is paid and the other one gets the reason', async () => {
      const { client, master2, provider, provider2 } = actors
      const source = await newSource()
      await enroll(master2, provider2, source)
      const published = await client.publishTask({ ...call, source })
      await provider2.attempt({ taskAddress: published.taskAddress, payment })
      await answer(provider, published)
      const late = provider2.submitResponse({
        taskAddress: published.taskAddress,
        payment,
        data: '{"late":1}',
      })
      await expect(late).rejects.toMatchObject({ code: 'ALREADY_FINALIZED' })
    })

    test('a provider that is not registered gets that reason', async () => {
      const { client, stranger } = actors
      const published = await client.publishTask({ ...call, source: await newSource() })
      await expect(
        stranger.attempt({ taskAddress: published.taskAddress, payment }),
      ).rejects.toMatchObject({
        code: 'NOT_PROVIDER',
      })
    })
  })

  describe('sources', () => {
    test('a source can be read, changed and closed', async () => {
      const { client } = actors
      const source = await newSource()
      expect(await client.getSource({ source })).toMatchObject({
        client: client.account.address,
        status: 'ACTIVE',
        environments: ['CPU'],
        minPayment: parseEther('0.001'),
        maxExpiryDuration: 86_400n,
        deliveryMethod: 'FIRST_RESPONSE',
      })
      await client.updateSource({ source, minPayment: parseEther('0.05') })
      const changed = await client.getSource({ source })
      expect(changed).toMatchObject({ minPayment: parseEther('0.05'), maxExpiryDuration: 86_400n })
      await expect(client.publishTask({ ...call, source })).rejects.toMatchObject({
        code: 'INVALID_PAYMENT',
        path: 'payment',
      })
      await client.inactivateSource({ source })
      expect((await client.getSource({ source })).status).toBe('INACTIVE')
      await expect(
        client.publishTask({ ...call, source, payment: parseEther('0.05') }),
      ).rejects.toMatchObject({ code: 'SOURCE_INACTIVE', path: 'source' })
    })

    test('a new description keeps what other tools have written', async () => {
      const { client, storage } = actors
      const source = await newSource()
      const about = { name: 'Better', task, model: 'taskmesh/better' } as const
      const { metadataUrl } = await client.updateSource({ source, about })
      expect((await client.getSource({ source })).metadataUrl).toBe(metadataUrl)
      const metadata: unknown = JSON.parse(new TextDecoder().decode(await storage.get(metadataUrl)))
      expect(metadata).toEqual({
        name: 'Better',
        description: '',
        logoUrl: '',
        cpu: '',
        nvidia: '',
        amd: '',
        huggingface: { task, model: 'taskmesh/better' },
      })
    })

    test('only its client changes a source', async () => {
      const source = await newSource()
      await expect(actors.stranger.updateSource({ source, minPayment: 1n })).rejects.toMatchObject({
        code: 'NOT_OWNER',
      })
    })

    test('terms that cannot be are refused before anything is stored', async () => {
      const { client } = actors
      const about = { name: 'x', task } as const
      // @ts-expect-error amounts are bigints
      await expect(client.publishSource({ ...about, minPayment: 0.1 })).rejects.toMatchObject({
        path: 'minPayment',
      })
      await expect(
        client.publishSource({ ...about, minPayment: 1n, maxExpiryDuration: 0 }),
      ).rejects.toMatchObject({ path: 'maxExpiryDuration' })
    })

    test('there is no source at another address', async () => {
      const source = actors.stranger.account.address
      await expect(actors.client.getSource({ source })).rejects.toMatchObject({
        code: 'SOURCE_NOT_FOUND',
      })
      await expect(actors.client.getTask({ taskAddress: source })).rejects.toMatchObject({
        code: 'TASK_NOT_FOUND',
      })
      await expect(actors.client.getResponse({ response: source })).rejects.toMatchObject({
        code: 'RESPONSE_NOT_FOUND',
      })
    })
  })

  describe('agents', () => {
    test('an agent publishes and cancels for its client, until that is taken back', async () => {
      const { client, agent } = actors
      const source = await newSource()
      await expect(agent.publishTask({ ...call, source })).rejects.toMatchObject({
        code: 'NOT_OWNER',
      })
      const pair = { agent: agent.account.address, account: client.account.address }
      await client.setAgent({ agent: pair.agent })
      await client.setAgent({ agent: pair.agent })
      expect(await client.isAgentOf(pair)).toBe(true)
      const published = await agent.publishTask({ ...call, source })
      await agent.cancelTask({ taskAddress: published.taskAddress })
      await client.setAgent({ agent: pair.agent, isAllowed: false })
      expect(await client.isAgentOf(pair)).toBe(false)
    })

    test('the default agent is allowed, allowed again and taken back like any other', async () => {
      const { client } = actors
      const pair = { agent: defaultAgent, account: client.account.address } as const
      expect(await client.isAgentOf(pair)).toBe(false)
      await client.setAgent({ agent: defaultAgent })
      await client.setAgent({ agent: defaultAgent })
      expect(await client.isAgentOf(pair)).toBe(true)
      await client.setAgent({ agent: defaultAgent, isAllowed: false })
      expect(await client.isAgentOf(pair)).toBe(false)
    })

    test('an agent of a master registers and attempts for the provider', async () => {
      const { client, master, provider, agent } = actors
      const deliveryMethod = 'MANUAL_CONFIRMATION'
      const about = { name: 'x', task, minPayment: 1n, deliveryMethod } as const
      const { source } = await client.publishSource(about)
      await enroll(master, provider, source)
      await provider.unregister({ source })
      await master.setAgent({ agent: agent.account.address })
      const { address } = provider.account
      await agent.register({ source, provider: address })
      expect((await provider.getProvider({ sources: [source] })).registeredAt).toEqual([source])
      const published = await client.publishTask({ ...call, source })
      await agent.attempt({ taskAddress: published.taskAddress, provider: address, payment })
      const { attemptCount, status } = await client.getTask({ taskAddress: published.taskAddress })
      expect([status, attemptCount]).toEqual(['ATTEMPTED', 1])
    })
  })

  describe('money and stake', () => {
    test('deposit, lock, unbond, wait, claim, withdraw', async () => {
      const { stranger, devnet } = actors
      await stranger.deposit({ amount: parseEther('0.5') })
      await stranger.lock({ amount: parseEther('0.2') })
      await stranger.unbond({ amount: parseEther('0.1') })
      const account = await stranger.getVaultAccount()
      expect(account).toMatchObject({
        balance: parseEther('0.3'),
        lockup: parseEther('0.1'),
        unbonding: parseEther('0.1'),
      })
      await expect(stranger.claim()).rejects.toMatchObject({ code: 'UNBONDING_NOT_ELAPSED' })
      const { unbondingPeriod } = await stranger.getVaultTerms()
      await devnet.increaseTime(Number(unbondingPeriod) + 1)
      await stranger.claim()
      expect((await stranger.getVaultAccount()).balance).toBe(parseEther('0.4'))
      await stranger.withdraw({ amount: parseEther('0.4') })
      await expect(stranger.withdraw({ amount: 1n })).rejects.toMatchObject({
        code: 'INSUFFICIENT_VAULT_BALANCE',
      })
    })

    test('unbonding can be called off', async () => {
      const { stranger } = actors
      await stranger.deposit({ amount: 100n })
      await stranger.lock({ amount: 100n })
      const { lockup } = await stranger.getVaultAccount()
      await stranger.unbond({ amount: 60n })
      await stranger.cancelUnbonding()
      expect(await stranger.getVaultAccount()).toMatchObject({ lockup, unbonding: 0n })
    })

    test('ensureFunded deposits what is missing, and nothing when there is enough', async () => {
      const { agent } = actors
      await agent.deposit({ amount: 30n })
      expect(await agent.ensureFunded({ amount: 100n })).toMatchObject({ deposited: 70n })
      expect(await agent.ensureFunded({ amount: 100n })).toEqual({
        deposited: 0n,
        transaction: undefined,
      })
    })

    test('a provider that is removed is no provider', async () => {
      const { stranger, agent } = actors
      const { address: provider } = agent.account
      await stranger.announceProvider({ provider, amount: 5n })
      expect(await stranger.getProvider({ provider })).toMatchObject({ isProvider: true })
      await agent.announceMaster({ master: stranger.account.address })
      expect(await agent.getProvider()).toMatchObject({ master: stranger.account.address })
      await stranger.removeProvider({ provider })
      expect(await agent.getProvider()).toMatchObject({
        isProvider: false,
        master: undefined,
        registeredAt: [],
      })
    })
  })

  test('both halves of a pairing: announced at once, paired when the provider agrees', async () => {
    const { master3, provider3 } = actors
    const [provider, master] = [provider3.account.address, master3.account.address]
    await master3.announceProvider({ provider, amount: 7n })
    expect(await provider3.getProvider()).toMatchObject({ isProvider: true, master: undefined })
    expect(await master3.getMaster()).toMatchObject({ isMaster: false, provider: undefined })
    expect((await provider3.getVaultAccount()).lockup).toBe(7n)
    await provider3.announceMaster({ master })
    expect(await provider3.getProvider()).toMatchObject({ master })
    expect(await master3.getMaster()).toMatchObject({ isMaster: true, provider })
  })

  test('events of a task come within five seconds', async () => {
    const { client } = actors
    const stop = new AbortController()
    const { signal } = stop
    const source = await newSource()
    const publishing = client.publishTask({ ...call, source })
    const published = publishing.then(() => setTimeout(() => stop.abort(), 5000))
    const options = { fromBlock: 0n, eventNames: ['TaskPublished'] as const, signal }
    let seen = false
    for await (const { event } of watchEvents(client, options)) {
      seen = event.args.source === source
      if (seen) break
    }
    expect(seen).toBe(true)
    clearTimeout(await published)
  })

  test('a task that nobody answers expires, and its money comes back', async () => {
    const { client, devnet } = actors
    const published = await client.publishTask({ ...call, source: await newSource() })
    const waiting = client.waitForResult(published)
    const expired = expect(waiting).rejects.toMatchObject({ code: 'TASK_EXPIRED', attempts: 0 })
    await devnet.increaseTime(601)
    await expired
    const { balance } = await client.getVaultAccount()
    await client.cancelTask({ taskAddress: published.taskAddress })
    expect((await client.getVaultAccount()).balance).toBe(balance + payment)
    expect((await client.getTask({ taskAddress: published.taskAddress })).status).toBe('EXPIRED')
  })
})
