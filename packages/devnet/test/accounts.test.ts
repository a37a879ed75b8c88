import { controllerAbi, defaultAgent, nexusAbi, terminalAbi } from '@taskmesh/contracts'
import { parseEventLogs, type Address } from 'viem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  eventNames,
  marketplace,
  ogpu,
  pair,
  stake,
  startNetwork,
  zeroAddress,
  type Network,
} from './support/network.ts'

let network: Network
beforeAll(async () => void (network = await startNetwork()))
afterAll(() => network.stop())

async function hasProviderRole(account: Address): Promise<boolean> {
  return network.manager.read.hasRole([await network.manager.read.PROVIDER(), account])
}

describe('pairing', () => {
  test('a master announces, a provider answers', async () => {
    const [master, provider] = [await network.actor(), await network.actor()]
    const receipt = await master.announceProvider(provider.address, stake)
    expect(eventNames(receipt)).toEqual(['ProviderAnnounced', 'Deposited', 'Locked'])
    expect(await network.terminal.read.isProvider([provider.address])).toBe(true)
    expect(await hasProviderRole(provider.address)).toBe(true)
    expect(await network.terminal.read.masterOf([provider.address])).toBe(zeroAddress)
    expect(await network.vault.read.lockupOf([provider.address])).toBe(stake)
    expect(await network.vault.read.balanceOf([provider.address])).toBe(0n)

    expect(eventNames(await provider.announceMaster(master.address))).toEqual(['MasterAnnounced'])
    expect(await network.terminal.read.getMasterOf([provider.address])).toBe(master.address)
    expect(await network.terminal.read.providerOf([master.address])).toBe(provider.address)
    expect(await network.terminal.read.getIsMaster([master.address])).toBe(true)
  })

  test('is undone by the master, or by the provider; the stake stays the provider’s', async () => {
    for (const who of ['master', 'provider'] as const) {
      const actors = await pair(network)
      const { master, provider } = actors
      const receipt = await provider.mined(actors[who].terminal.removeProvider([provider.address]))
      expect(eventNames(receipt)).toEqual(['ProviderRemoved'])
      expect(await network.terminal.read.masterOf([provider.address])).toBe(zeroAddress)
      expect(await network.terminal.read.providerOf([master.address])).toBe(zeroAddress)
      expect(await network.terminal.read.isProvider([provider.address])).toBe(false)
      expect(await network.terminal.read.isMaster([master.address])).toBe(false)
      expect(await hasProviderRole(provider.address)).toBe(false)
      expect(await network.vault.read.lockupOf([provider.address])).toBe(stake)
      await master.announceProvider(provider.address)
      await provider.announceMaster(master.address)
    }
  })

  test('a stranger’s announcement does not keep the right master out', async () => {
    const [stranger, master, provider] = [
      await network.actor(),
      await network.actor(),
      await network.actor(),
    ]
    await stranger.announceProvider(provider.address)
    await master.announceProvider(provider.address, stake)
    await provider.announceMaster(master.address)
    const receipt = await stranger.mined(stranger.terminal.removeProvider([provider.address]))
    expect(eventNames(receipt)).toEqual([])
    expect(await network.terminal.read.masterOf([provider.address])).toBe(master.address)
    expect(await network.terminal.read.isProvider([provider.address])).toBe(true)
    await expect(stranger.announceProvider(provider.address)).rejects.toThrow('AlreadyPaired')
  })

  test('a master’s end of the work is the end, whoever else has announced the provider', async () => {
    const { master, provider } = await pair(network)
    const stranger = await network.actor()
    await provider.mined(provider.terminal.removeProvider([provider.address]))
    await stranger.announceProvider(provider.address)
    await master.announceProvider(provider.address)
    await provider.announceMaster(master.address)
    const receipt = await master.mined(master.terminal.removeProvider([provider.address]))
    expect(eventNames(receipt)).toEqual(['ProviderRemoved'])
    expect(await network.terminal.read.isProvider([provider.address])).toBe(false)
    expect(await hasProviderRole(provider.address)).toBe(false)
    await expect(stranger.terminal.removeProvider([provider.address])).rejects.toThrow('NotMaster')
    await expect(provider.announceMaster(stranger.address)).rejects.toThrow('NotProvider')
    await stranger.announceProvider(provider.address)
    await provider.announceMaster(stranger.address)
  })

  test('a provider is rid of a stranger’s announcement, paired or not', async () => {
    const [stranger, provider] = [await network.actor(), await network.actor()]
    await stranger.announceProvider(provider.address)
    await provider.mined(provider.terminal.removeProvider([provider.address]))
    expect(await network.terminal.read.isProvider([provider.address])).toBe(false)
    await expect(provider.terminal.removeProvider([provider.address])).rejects.toThrow('NotMaster')
    await expect(stranger.terminal.removeProvider([zeroAddress])).rejects.toThrow('NotMaster')
  })

  test('error: halves that do not fit', async () => {
    const { master, provider } = await pair(network)
    const [other, stranger] = [await network.actor(), await network.actor()]
    await expect(stranger.announceMaster(master.address)).rejects.toThrow('NotProvider')
    await other.announceProvider(stranger.address)
    await expect(stranger.announceMaster(master.address)).rejects.toThrow('NotMaster')
    await expect(provider.announceMaster(other.address)).rejects.toThrow('AlreadyPaired')
    await expect(master.announceProvider(stranger.address)).rejects.toThrow('AlreadyPaired')
    await expect(master.announceProvider(master.address)).rejects.toThrow('InvalidProvider')
    await expect(other.announceProvider(stranger.address, 2n, 1n)).rejects.toThrow('InvalidAmount')
    await expect(other.terminal.removeProvider([provider.address])).rejects.toThrow('NotMaster')
    await expect(other.terminal.removeContainer([provider.address, zeroAddress])).rejects.toThrow(
      'NotMaster',
    )
  })

  test('a provider keeps its data on the chain', async () => {
    const { master, provider } = await pair(network)
    await provider.mined(provider.terminal.setBaseData(['{"gpu":"none"}']))
    await provider.mined(provider.terminal.setLiveData(['{"load":0}']))
    expect(await network.terminal.read.baseDataOf([provider.address])).toBe('{"gpu":"none"}')
    expect(await network.terminal.read.liveDataOf([provider.address])).toBe('{"load":0}')
    await expect(master.terminal.setBaseData([''])).rejects.toThrow('NotProvider')
    const receipt = await master.mined(
      master.terminal.removeContainer([provider.address, zeroAddress]),
    )
    expect(eventNames(receipt)).toEqual(['RemoveContainer'])
  })
})

describe('agents', () => {
  test('are set and revoked, twice without harm', async () => {
    const [client, agent] = [await network.actor(), await network.actor()]
    for (const value of [true, true, false, false]) {
      const receipt = await client.mined(client.terminal.setAgent([agent.address, value]))
      const [event] = parseEventLogs({ abi: terminalAbi, logs: receipt.logs })
      expect(event).toMatchObject({
        eventName: 'AgentSet',
        args: { account: client.address, agent: agent.address, value },
      })
      expect(await network.terminal.read.isAgentOf([client.address, agent.address])).toBe(value)
      expect(await network.terminal.read.getIsAgentOf([client.address, agent.address])).toBe(value)
    }
  })

  test('a client’s agent publishes, cancels and confirms; the client pays', async () => {
    const { client, source, provider } = await marketplace(network)
    const agent = await network.actor()
    await expect(agent.publishTask(source)).rejects.toThrow('NotOwner')
    await client.mined(client.terminal.setAgent([agent.address, true]))
    await agent.cancelTask(await agent.publishTask(source))
    const task = await agent.publishTask(source)
    await provider.attempt(task)
    const { response } = await provider.submit(task, 'a')
    await agent.confirmResponse(response)
    expect(await network.statusOf(task)).toBe('FINALIZED')
    expect(await network.vault.read.balanceOf([client.address])).toBe(ogpu('9.99'))
    expect(await network.source(source).read.getClient()).toBe(client.address)
    const other = await agent.publishSource({ client: client.address })
    expect(await network.source(other).read.getClient()).toBe(client.address)
  })

  test('a master’s agent registers, attempts and submits for the provider', async () => {
    const { client, source } = await marketplace(network)
    const { master, provider } = await pair(network)
    const agent = await network.actor()
    await master.mined(master.terminal.setAgent([agent.address, true]))
    await agent.register(source, provider.address)
    expect(await network.source(source).read.getRegistrantId([provider.address])).toBe(2n)
    const task = await client.publishTask(source)
    await agent.attempt(task, provider.address)
    expect(await network.statusOf(task)).toBe('ATTEMPTED')
    await agent.submit(task, 'a', 1n, provider.address)
    await agent.unregister(source, provider.address)
    await master.mined(master.terminal.setAgent([agent.address, false]))
    await expect(agent.register(source, provider.address)).rejects.toThrow('NotProvider')
  })

  test('error: a paired provider has no agents of its own', async () => {
    const { provider } = await pair(network)
    await expect(provider.terminal.setAgent([provider.address, true])).rejects.toThrow('NotMaster')
    await provider.mined(provider.terminal.setAgent([provider.address, false]))
  })

  test('The Order acts for every master that has not disabled it', async () => {
    const { client, source, master, provider } = await marketplace(network)
    const order = { account: defaultAgent, ...network.devnet.chain.contracts.nexus } as const
    const attempt = async () => {
      const task = await client.publishTask(source)
      return network.client.simulateContract({
        ...order,
        abi: nexusAbi,
        functionName: 'attempt',
        args: [task, provider.address, 0n],
      })
    }
    const isAgent = () => network.terminal.read.getIsAgentOf([master.address, defaultAgent])
    expect(await isAgent()).toBe(true)
    expect(await network.terminal.read.isAgentOf([master.address, defaultAgent])).toBe(false)
    await attempt()

    for (const who of [master, provider]) {
      await who.mined(who.terminal.setDefaultAgentDisabled([true]))
      expect(await isAgent()).toBe(who !== master)
      await expect(attempt()).rejects.toThrow('NotProvider')
      await who.mined(who.terminal.setDefaultAgentDisabled([false]))
    }
    await attempt()
  })

  test('error: The Order acts for no client that has not set it', async () => {
    const { client, source } = await marketplace(network)
    const cancel = {
      ...network.devnet.chain.contracts.controller,
      abi: controllerAbi,
      functionName: 'cancelTask',
      args: [await client.publishTask(source)],
      account: defaultAgent,
    } as const
    await expect(network.client.simulateContract(cancel)).rejects.toThrow('NotOwner')
    await client.mined(client.terminal.setAgent([defaultAgent, true]))
    await network.client.simulateContract(cancel)
  })
})
