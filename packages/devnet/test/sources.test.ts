import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  eventNames,
  eventsOf,
  marketplace,
  ogpu,
  pair,
  sourceParams,
  stake,
  startNetwork,
  zeroAddress,
  type Network,
} from './support/network.ts'

let network: Network
beforeAll(async () => void (network = await startNetwork()))
afterAll(() => network.stop())

const outOfBounds = 'Array index is out of bounds'
const underflow = 'Arithmetic operation resulted in underflow or overflow'

describe('sources', () => {
  test('are published by their client, and counted', async () => {
    const client = await network.actor()
    const count = await network.nexus.read.getSourceCount()
    const source = await client.publishSource({ optionalParamsUrl: 'https://example.com/o' })
    expect(await network.nexus.read.getSourceCount()).toBe(count + 1n)
    expect(await network.nexus.read.getSourceId([source])).toBe(count + 1n)
    expect(await network.nexus.read.sources([count])).toBe(source)
    expect(await network.nexus.read.sourcesOf([client.address, 0n])).toBe(source)
    expect(await network.nexus.read.getActiveSourceCount([client.address])).toBe(1n)
    expect(await network.source(source).read.owner()).toBe(network.nexus.address)
    expect(await network.source(source).read.getSourceParams()).toEqual({
      ...sourceParams({ client: client.address, optionalParamsUrl: 'https://example.com/o' }),
      lastUpdateTime: await network.now(),
    })
  })

  test('are updated by their client', async () => {
    const client = await network.actor()
    const source = await client.publishSource()
    const params = sourceParams({ client: client.address, minPayment: ogpu('0.05') })
    const [event] = eventsOf(await client.updateSource(source, params))
    expect(event).toMatchObject({
      eventName: 'SourceUpdated',
      args: { source, sourceParams: { ...params, lastUpdateTime: await network.now() } },
    })
    expect((await network.source(source).read.getSourceParams()).minPayment).toBe(ogpu('0.05'))
  })

  test('are inactivated for good', async () => {
    const client = await network.actor()
    const source = await client.publishSource()
    expect(eventNames(await client.inactivateSource(source))).toEqual(['SourceStatusChanged'])
    expect(await network.source(source).read.getStatus()).toBe(1)
    expect(await network.nexus.read.getActiveSourceCount([client.address])).toBe(0n)
    await expect(client.inactivateSource(source)).rejects.toThrow('SourceInactive')
    await expect(
      client.updateSource(source, sourceParams({ client: client.address })),
    ).rejects.toThrow('SourceInactive')
    const { provider } = await pair(network)
    await expect(provider.register(source)).rejects.toThrow('SourceInactive')
  })

  test('error: by somebody else, or for somebody else', async () => {
    const [client, stranger] = [await network.actor(), await network.actor()]
    const source = await client.publishSource()
    await expect(stranger.publishSource({ client: client.address })).rejects.toThrow('NotOwner')
    await expect(stranger.inactivateSource(source)).rejects.toThrow('NotOwner')
    await expect(
      stranger.updateSource(source, sourceParams({ client: stranger.address })),
    ).rejects.toThrow('NotOwner')
    await expect(
      client.updateSource(source, sourceParams({ client: stranger.address })),
    ).rejects.toThrow('NotOwner')
    await expect(client.inactivateSource(client.address)).rejects.toThrow('UnknownSource')
  })

  test('error: the contract itself obeys the Nexus alone', async () => {
    const client = await network.actor()
    const source = await client.publishSource()
    const direct = network.source(source).simulate
    const as = { account: client.address }
    await expect(direct.setStatus([1], as)).rejects.toThrow('OwnableUnauthorizedAccount')
    await expect(direct.unregister([client.address], as)).rejects.toThrow(
      'OwnableUnauthorizedAccount',
    )
    await expect(direct.publishTask([client.address], as)).rejects.toThrow('NotOwner')
  })
})

describe('registration', () => {
  test('counts from one, and remembers the environment', async () => {
    const { source, provider } = await marketplace(network)
    const { master, provider: second } = await pair(network)
    const receipt = await master.register(source, second.address, 2)
    expect(eventsOf(receipt)).toMatchObject([
      {
        eventName: 'Registered',
        args: { provider: second.address, registrantId: 2n, source, preferredEnvironment: 2 },
      },
    ])
    expect(await network.source(source).read.getRegistrantId([provider.address])).toBe(1n)
    expect(await network.source(source).read.preferredEnvironmentOf([second.address])).toBe(2)
    await expect(second.register(source)).rejects.toThrow('AlreadyRegistered')
  })

  test('leaves a hole when it ends, without an event', async () => {
    const { client, source, provider } = await marketplace(network)
    const { provider: second } = await pair(network)
    await second.register(source)
    expect((await provider.unregister(source)).logs).toEqual([])
    const { read } = network.source(source)
    expect(await read.getRegistrantCount()).toBe(2n)
    expect(await read.getRegistrants([0n, 1n])).toEqual([zeroAddress, second.address])
    expect(await read.getRegistrantId([provider.address])).toBe(0n)
    await expect(provider.unregister(source)).rejects.toThrow('NotRegistered')
    const task = await client.publishTask(source)
    await expect(provider.attempt(task)).rejects.toThrow('NotProvider')
    await provider.register(source)
    expect(await read.getRegistrants([0n, 2n])).toEqual([
      zeroAddress,
      second.address,
      provider.address,
    ])
  })

  test('error: stake below what the protocol or the source wants', async () => {
    const client = await network.actor()
    const demanding = await client.publishSource({ minAvailableLockup: stake + 1n })
    const { provider } = await pair(network)
    await expect(provider.register(demanding)).rejects.toThrow('InsufficientLockup')
    const [poorMaster, poor] = [await network.actor(), await network.actor()]
    await poorMaster.announceProvider(poor.address, 1n)
    const source = await client.publishSource()
    await expect(poor.register(source)).rejects.toThrow('NotEligible')
    const admin = network.admin()
    await admin.mined(admin.vault.setWhitelist([poor.address, true]))
    await poor.register(source)
  })

  test('error: an environment that is not offered, or not one', async () => {
    const { source } = await marketplace(network)
    const { provider } = await pair(network)
    for (const environment of [0, 3, 4, 8])
      await expect(provider.register(source, provider.address, environment)).rejects.toThrow(
        'InvalidEnvironment',
      )
  })

  test('error: by a stranger, or of an account that is no provider', async () => {
    const { client, source, provider } = await marketplace(network)
    await expect(client.register(source)).rejects.toThrow('NotProvider')
    await expect(client.unregister(source, provider.address)).rejects.toThrow('NotProvider')
  })
})

describe('pages', () => {
  test('of the Nexus and of tasks have inclusive bounds', async () => {
    const client = await network.actor()
    await client.publishSource()
    const last = await client.publishSource()
    const count = await network.nexus.read.getSourceCount()
    expect(await network.nexus.read.getSources([count - 1n, count - 1n])).toEqual([last])
    expect(await network.nexus.read.getSources([0n, count - 1n])).toHaveLength(Number(count))
    await expect(network.nexus.read.getSources([0n, count])).rejects.toThrow(outOfBounds)
    await expect(network.nexus.read.getSources([2n, 0n])).rejects.toThrow(underflow)
  })

  test('of an empty list do not exist', async () => {
    const { client } = await marketplace(network)
    const source = await client.publishSource()
    await expect(network.source(source).read.getTasks([0n, 0n])).rejects.toThrow(outOfBounds)
    const task = await client.publishTask(source)
    await expect(network.task(task).read.getAttempters([0n, 0n])).rejects.toThrow(outOfBounds)
    await expect(network.task(task).read.getResponsesOf([0n, 0n])).rejects.toThrow(outOfBounds)
    await expect(network.task(task).read.getAttemptTimestamps([0n, 0n])).rejects.toThrow(
      outOfBounds,
    )
  })

  test('of a source start at zero or panic', async () => {
    const { client, source, provider } = await marketplace(network)
    const first = await client.publishTask(source)
    const second = await client.publishTask(source)
    const { read } = network.source(source)
    expect(await read.getTasks([0n, 1n])).toEqual([first, second])
    expect(await read.getTasks([0n, 0n])).toEqual([first])
    await expect(read.getTasks([1n, 1n])).rejects.toThrow(outOfBounds)
    await expect(read.getTasks([0n, 2n])).rejects.toThrow(outOfBounds)
    expect(await read.getRegistrants([0n, 0n])).toEqual([provider.address])
    await expect(read.getRegistrants([1n, 1n])).rejects.toThrow(outOfBounds)
  })
})
