import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keccak256, toHex } from 'viem'
import {
  eventNames,
  marketplace,
  minPayment,
  ogpu,
  pair,
  startNetwork,
  zeroAddress,
  type Network,
} from './support/network.ts'

let network: Network
beforeAll(async () => void (network = await startNetwork()))
afterAll(() => network.stop())

describe('FIRST_RESPONSE', () => {
  test('the first response wins the whole payment at once', async () => {
    const { client, source, provider, master } = await marketplace(network, 'FIRST_RESPONSE')
    const task = await client.publishTask(source, { payment: ogpu('0.03') })
    expect(await network.statusOf(task)).toBe('NEW')
    expect(await network.vault.read.balanceOf([client.address])).toBe(ogpu('9.97'))
    expect(await network.vault.read.frozenPayment([task])).toBe(ogpu('0.03'))

    expect(eventNames(await provider.attempt(task, provider.address, ogpu('0.02')))).toEqual([
      'Attempted',
      'TaskStatusChanged(ATTEMPTED)',
    ])
    const { receipt, response } = await provider.submit(task, 'https://example.com/r', ogpu('0.02'))

    expect(eventNames(receipt)).toEqual([
      'ResponseSubmitted',
      'TaskStatusChanged(RESPONDED)',
      'ResponseStatusChanged',
      'TaskStatusChanged(FINALIZED)',
    ])
    expect(await network.statusOf(task)).toBe('FINALIZED')
    expect(await network.task(task).read.winningProvider()).toBe(provider.address)
    expect(await network.response(response).read.confirmedFinal()).toBe(true)
    expect(await network.response(response).read.getStatus()).toBe(1)
    expect(await network.vault.read.balanceOf([provider.address])).toBe(ogpu('0.03'))
    expect(await network.vault.read.totalEarningsOf([provider.address])).toBe(ogpu('0.03'))
    expect(await network.vault.read.balanceOf([master.address])).toBe(0n)
    expect(await network.vault.read.balanceOf([client.address])).toBe(ogpu('9.97'))
    expect(await network.vault.read.frozenPayment([task])).toBe(0n)
    expect(await network.vault.read.frozenPayment([client.address])).toBe(0n)
  })

  test('error: confirming what was confirmed by itself, and working on a finished task', async () => {
    const { client, source, provider } = await marketplace(network, 'FIRST_RESPONSE')
    const { provider: other } = await pair(network)
    await other.register(source)
    const task = await client.publishTask(source)
    await provider.attempt(task)
    await other.attempt(task)
    const { response } = await provider.submit(task, 'a')
    await expect(client.confirmResponse(response)).rejects.toThrow('AlreadyConfirmed')
    await expect(other.submit(task, 'b')).rejects.toThrow('AlreadyFinalized')
    await expect(client.cancelTask(task)).rejects.toThrow('AlreadyFinalized')
  })
})

describe('MANUAL_CONFIRMATION', () => {
  test('the client chooses, pays what the response asks for and gets the rest back', async () => {
    const { client, source, provider } = await marketplace(network)
    const { provider: other } = await pair(network)
    await other.register(source)
    const task = await client.publishTask(source, { payment: ogpu('0.05') })
    await provider.attempt(task)
    await other.attempt(task)
    const first = await provider.submit(task, 'a', ogpu('0.05'))
    const second = await other.submit(task, 'b', ogpu('0.02'))
    expect(eventNames(first.receipt)).toEqual(['ResponseSubmitted', 'TaskStatusChanged(RESPONDED)'])
    expect(eventNames(second.receipt)).toEqual(['ResponseSubmitted'])
    expect(await network.task(task).read.winningProvider()).toBe(zeroAddress)

    const receipt = await client.confirmResponse(second.response)

    expect(eventNames(receipt)).toEqual(['ResponseStatusChanged', 'TaskStatusChanged(FINALIZED)'])
    expect(await network.task(task).read.winningProvider()).toBe(other.address)
    expect(await network.vault.read.balanceOf([other.address])).toBe(ogpu('0.02'))
    expect(await network.vault.read.balanceOf([provider.address])).toBe(0n)
    expect(await network.vault.read.balanceOf([client.address])).toBe(ogpu('9.98'))
    await expect(client.confirmResponse(second.response)).rejects.toThrow('AlreadyConfirmed')
    await expect(client.confirmResponse(first.response)).rejects.toThrow('AlreadyFinalized')
  })

  test('a task keeps the delivery method it was published with', async () => {
    const { client, source, provider } = await marketplace(network)
    const task = await client.publishTask(source)
    const params = await network.source(source).read.getSourceParams()
    await client.updateSource(source, { ...params, deliveryMethod: 1 })
    expect(await network.task(task).read.getDeliveryMethod()).toBe(0)
    await provider.attempt(task)
    await provider.submit(task, 'a')
    expect(await network.statusOf(task)).toBe('RESPONDED')
  })

  test('error: only the client or its agent confirms', async () => {
    const { client, source, provider, master } = await marketplace(network)
    const task = await client.publishTask(source)
    await provider.attempt(task)
    const { response } = await provider.submit(task, 'a')
    for (const stranger of [provider, master])
      await expect(stranger.confirmResponse(response)).rejects.toThrow('NotOwner')
  })
})

describe('publishTask', () => {
  test('error: terms outside the limits of the source', async () => {
    const { client, source } = await marketplace(network)
    const now = await network.now()
    await expect(client.publishTask(source, { payment: minPayment - 1n })).rejects.toThrow(
      'PaymentTooLow',
    )
    await expect(client.publishTask(source, { expiryTime: now + 90_000n })).rejects.toThrow(
      'ExpiryTooFar',
    )
    await expect(client.publishTask(source, { payment: ogpu('11') })).rejects.toThrow(
      'InsufficientBalance',
    )
    await expect(client.publishTask(client.address)).rejects.toThrow('UnknownSource')
  })

  test('error: a source that is inactive, or somebody else’s', async () => {
    const { client, source, provider } = await marketplace(network)
    await provider.deposit(ogpu('1'))
    await expect(provider.publishTask(source)).rejects.toThrow('NotOwner')
    await client.inactivateSource(source)
    await expect(client.publishTask(source)).rejects.toThrow('SourceInactive')
  })

  test('the expiry may be as far away as the source allows, and no further', async () => {
    const { client } = await marketplace(network)
    const source = await client.publishSource({ maxExpiryDuration: 2n ** 256n - 1n })
    await client.publishTask(source, { expiryTime: 2n ** 255n })
    const strict = await client.publishSource({ maxExpiryDuration: 1000n })
    await client.publishTask(strict, { expiryTime: (await network.now()) + 900n })
    await expect(
      client.publishTask(strict, { expiryTime: (await network.now()) + 1100n }),
    ).rejects.toThrow('ExpiryTooFar')
  })

  test('a task that has expired already is accepted, and can be taken back', async () => {
    const { client, source, provider } = await marketplace(network)
    const task = await client.publishTask(source, { expiryTime: (await network.now()) - 10n })
    expect(await network.statusOf(task)).toBe('NEW')
    await expect(provider.attempt(task)).rejects.toThrow('Expired')
    await client.cancelTask(task)
    expect(await network.statusOf(task)).toBe('EXPIRED')
    expect(await network.vault.read.balanceOf([client.address])).toBe(ogpu('10'))
  })

  test('tasks of an inactive source go on', async () => {
    const { client, source, provider } = await marketplace(network)
    const task = await client.publishTask(source)
    await client.inactivateSource(source)
    await provider.attempt(task)
    const { response } = await provider.submit(task, 'a')
    await client.confirmResponse(response)
    expect(await network.statusOf(task)).toBe('FINALIZED')
  })
})

describe('cancelTask', () => {
  test('gives the payment of a NEW task back', async () => {
    const { client, source } = await marketplace(network)
    const task = await client.publishTask(source)
    expect(eventNames(await client.cancelTask(task))).toEqual(['TaskStatusChanged(CANCELED)'])
    expect(await network.vault.read.balanceOf([client.address])).toBe(ogpu('10'))
    await expect(client.cancelTask(task)).rejects.toThrow('AlreadyFinalized')
  })

  test('error: a task that is attempted, or somebody else’s', async () => {
    const { client, source, provider } = await marketplace(network)
    const task = await client.publishTask(source)
    await expect(provider.cancelTask(task)).rejects.toThrow('NotOwner')
    await provider.attempt(task)
    await expect(client.cancelTask(task)).rejects.toThrow('TaskNotNew')
  })

  test('error: attempting a canceled task', async () => {
    const { client, source, provider } = await marketplace(network)
    const task = await client.publishTask(source)
    await client.cancelTask(task)
    await expect(provider.attempt(task)).rejects.toThrow('AlreadyFinalized')
  })
})

describe('expiry', () => {
  test.each(['NEW', 'ATTEMPTED', 'RESPONDED'] as const)(
    'the client of a task that expired %s gets the payment back',
    async (status) => {
      const { client, source, provider } = await marketplace(network)
      const task = await client.publishTask(source)
      if (status !== 'NEW') await provider.attempt(task)
      if (status === 'RESPONDED') await provider.submit(task, 'a')
      await network.devnet.increaseTime(601)
      expect(await network.statusOf(task)).toBe(status)
      await expect(provider.cancelTask(task)).rejects.toThrow('NotOwner')
      expect(eventNames(await client.cancelTask(task))).toEqual(['TaskStatusChanged(EXPIRED)'])
      expect(await network.vault.read.balanceOf([client.address])).toBe(ogpu('10'))
      expect(await network.vault.read.frozenPayment([task])).toBe(0n)
    },
  )

  test('work after the expiry is refused, a late confirmation is not', async () => {
    const { client, source, provider } = await marketplace(network)
    const { provider: other } = await pair(network)
    await other.register(source)
    const task = await client.publishTask(source)
    await provider.attempt(task)
    await other.attempt(task)
    const { response } = await provider.submit(task, 'a')
    await network.devnet.increaseTime(601)
    await expect(other.submit(task, 'b')).rejects.toThrow('Expired')
    await client.confirmResponse(response)
    expect(await network.statusOf(task)).toBe('FINALIZED')
  })

  test('error: confirming after the refund', async () => {
    const { client, source, provider } = await marketplace(network)
    const task = await client.publishTask(source)
    await provider.attempt(task)
    const { response } = await provider.submit(task, 'a')
    await network.devnet.increaseTime(601)
    await client.cancelTask(task)
    await expect(client.confirmResponse(response)).rejects.toThrow('Expired')
  })
})

describe('attempts and responses', () => {
  test('are listed in their order, with holes where a response is missing', async () => {
    const { client, source, provider } = await marketplace(network)
    const { provider: other } = await pair(network)
    await other.register(source)
    const task = await client.publishTask(source)
    await provider.attempt(task)
    await other.attempt(task)
    const { response } = await other.submit(task, 'b')
    expect(await network.task(task).read.getAttemptCount()).toBe(2n)
    expect(await network.task(task).read.getAttempters([0n, 1n])).toEqual([
      provider.address,
      other.address,
    ])
    expect(await network.task(task).read.getResponsesOf([0n, 1n])).toEqual([zeroAddress, response])
    expect(await network.task(task).read.getAttempters([1n, 1n])).toEqual([other.address])
    expect(await network.task(task).read.responseOf([other.address])).toBe(response)
    expect(await network.task(task).read.responseOf([provider.address])).toBe(zeroAddress)
  })

  test('a response keeps what was submitted', async () => {
    const { client, source, provider } = await marketplace(network)
    const task = await client.publishTask(source)
    await provider.attempt(task)
    const data = 'data:application/json,{"result":["ü"]}'
    const { response } = await provider.submit(task, data, minPayment)
    expect(await network.response(response).read.getResponseParams()).toEqual({
      task,
      provider: provider.address,
      data,
      payment: minPayment,
    })
    expect(await network.task(task).read.isAlreadySubmitted([keccak256(toHex(data))])).toBe(true)
  })

  test('error: twice, without an attempt, or with the data of another response', async () => {
    const { client, source, provider } = await marketplace(network)
    const { provider: other } = await pair(network)
    await other.register(source)
    const task = await client.publishTask(source)
    await expect(provider.submit(task, 'a')).rejects.toThrow('NotAttempted')
    await provider.attempt(task)
    await other.attempt(task)
    await expect(provider.attempt(task)).rejects.toThrow('AlreadyAttempted')
    await provider.submit(task, 'a')
    await expect(provider.submit(task, 'b')).rejects.toThrow('AlreadySubmitted')
    await expect(other.submit(task, 'a')).rejects.toThrow('AlreadySubmitted')
    await other.submit(task, 'b')
  })

  test('error: asking for more than the task pays', async () => {
    const { client, source, provider } = await marketplace(network)
    const task = await client.publishTask(source)
    await expect(provider.attempt(task, provider.address, minPayment + 1n)).rejects.toThrow(
      'PaymentTooHigh',
    )
    await provider.attempt(task, provider.address, minPayment)
    await expect(provider.submit(task, 'a', minPayment + 1n)).rejects.toThrow('PaymentTooHigh')
  })

  test('error: by a provider that is not registered, or for a task that does not exist', async () => {
    const { client, source, provider } = await marketplace(network)
    const { provider: other } = await pair(network)
    const task = await client.publishTask(source)
    await expect(other.attempt(task)).rejects.toThrow('NotProvider: register')
    await expect(client.attempt(task)).rejects.toThrow('NotProvider')
    await expect(other.attempt(task, provider.address)).rejects.toThrow('NotProvider')
    await expect(provider.attempt(source)).rejects.toThrow('UnknownTask')
  })
})
