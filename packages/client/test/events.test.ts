import { controllerAbi, nexusAbi, terminalAbi, vaultAbi } from '@taskmesh/contracts'
import fc from 'fast-check'
import { createPublicClient, http, parseEther, type Address } from 'viem'
import { getBlockNumber } from 'viem/actions'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { emittersOf } from '../src/events/protocolEvents.ts'
import {
  createCatalogue,
  eventActions,
  getEvents,
  memoryCatalogueStore,
  watchEvents,
  type CatalogueStore,
  type ContentStorage,
  type EventCursor,
  type TaskmeshClient,
} from '../src/index.ts'
import { brokenTransport, type Interference } from './brokenTransport.ts'
import { enroll, startActors, type Actor, type Actors } from './devnetClients.ts'

let actors: Actors
let source: Address
let manual: Address

/** Everything that the protocol tells, at least once. */
beforeAll(async () => {
  actors = await startActors()
  const { client, master, provider, master2, provider2, agent, stranger, admin } = actors
  await client.deposit({ amount: parseEther('10') })
  const about = { name: 'x', task: 'translation', model: 'acme/fr', minPayment: 1n } as const
  source = (await client.publishSource(about)).source
  manual = (await client.publishSource({ ...about, deliveryMethod: 'MANUAL_CONFIRMATION' })).source
  await enroll(master, provider, source)
  await provider.register({ source: manual })
  await enroll(master2, provider2, manual)
  await finish(provider, source, 100n)
  await finish(provider, source, 200n)
  const asked = await publish(manual, 1000n)
  await answer(provider2, asked, 300n)
  await client.waitForResult(asked, { confirm: true })
  await client.cancelTask({ taskAddress: (await publish(source, 5n)).taskAddress })
  await client.updateSource({ source, minPayment: 2n })
  await client.setAgent({ agent: agent.account.address })
  await stranger.deposit({ amount: 100n })
  await stranger.lock({ amount: 60n })
  await stranger.unbond({ amount: 30n })
  await stranger.cancelUnbonding()
  await stranger.unbond({ amount: 10n })
  await actors.devnet.increaseTime(61)
  await stranger.claim()
  await stranger.withdraw({ amount: 10n })
  await admin.sanction({ account: provider.account.address, amount: 10n })
  await admin.waive({ account: provider.account.address, amount: 10n })
  await provider.setBaseData({ baseData: '{}' })
  await provider.setLiveData({ liveData: '{"load":1}' })
  await master.setDefaultAgentDisabled({ isDisabled: true })
  await master.removeContainer({ provider: provider.account.address, source })
  await master2.removeProvider({ provider: provider2.account.address })
  const closed = await client.publishSource(about)
  await client.inactivateSource({ source: closed.source })
})
afterAll(() => actors.devnet.stop())

function publish(at: Address, payment: bigint) {
  const call = { task: 'translation', inputs: 'Hello', expiresIn: 600 } as const
  return actors.client.publishTask({ ...call, source: at, payment })
}

async function answer(provider: Actor, { taskAddress }: { taskAddress: Address }, payment: bigint) {
  await provider.attempt({ taskAddress, payment })
  const data = `{"result":[{"translation_text":"Bonjour"}],"by":"${provider.account.address}"}`
  await provider.submitResponse({ taskAddress, data, payment })
}

async function finish(provider: Actor, at: Address, payment: bigint): Promise<void> {
  await answer(provider, await publish(at, payment), payment)
}

const head = () => getBlockNumber(actors.client, { cacheTime: 0 })
const keyOf = (event: { blockNumber: bigint; logIndex: number }) =>
  `${event.blockNumber}:${event.logIndex}`

describe('all events', () => {
  test('every event of Nexus, Terminal and Vault is read', async () => {
    const events = await getEvents(actors.client, { fromBlock: 0n, toBlock: await head() })
    const seen = new Set<string>(events.map(({ eventName }) => eventName))
    const all = [...nexusAbi, ...terminalAbi, ...vaultAbi].flatMap((item) =>
      item.type === 'event' && item.name !== 'OwnershipTransferred' ? [item.name] : [],
    )
    expect(all.filter((name) => !seen.has(name))).toEqual([])
    expect(controllerAbi.filter((item) => item.type === 'event').map(({ name }) => name)).toEqual([
      'OwnershipTransferred',
    ])
  })

  test('only the contracts that tell such events are asked', () => {
    expect(emittersOf(['TaskPublished'])).toEqual(['nexus'])
    expect(emittersOf(['Deposited', 'AgentSet'])).toEqual(['terminal', 'vault'])
    expect(emittersOf(undefined)).toEqual(['nexus', 'terminal', 'vault'])
  })

  test('a client without an account follows them as well', async () => {
    const { devnet, client } = actors
    const chain = devnet.chain
    const reader = createPublicClient({ chain, transport: http() }).extend(eventActions())
    for await (const { event } of reader.watchEvents({
      fromBlock: 0n,
      eventNames: ['Deposited'],
    })) {
      expect(event.args).toEqual({ account: client.account.address, amount: parseEther('10') })
      break
    }
  })
})

/**
 * A client on nodes of which some are behind: one tells how long the chain is, another one that
 * does not have the last blocks yet leaves out their events. The chain grows while it is watched.
 */
function laggingClient({ lags, start }: { lags: () => number; start: bigint }): TaskmeshClient {
  let chainHead = start
  const logs = z.array(z.looseObject({ blockNumber: z.string() }))
  const interfere: Interference = ({ method }, ask) => {
    if (method === 'eth_blockNumber') {
      return ask().then((real) => {
        const next = chainHead + 2n
        chainHead = next < BigInt(String(real)) ? next : BigInt(String(real))
        return `0x${chainHead.toString(16)}`
      })
    }
    if (method !== 'eth_getLogs') return undefined
    const last = chainHead - BigInt(lags())
    return ask().then((all) => z.parse(logs, all).filter((log) => BigInt(log.blockNumber) <= last))
  }
  const transport = brokenTransport(actors.devnet.rpcUrl, interfere)
  return createPublicClient({ chain: actors.devnet.chain, transport, pollingInterval: 1 })
}

describe('exactly once', () => {
  test('whatever lags, ranges and restarts there are', { timeout: 240_000 }, async () => {
    const toBlock = await head()
    const all = await getEvents(actors.client, { fromBlock: 0n, toBlock })
    const expected = all.map(keyOf).toSorted()
    const plan = fc.record({
      lags: fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 60 }),
      runs: fc.array(fc.nat({ max: 25 }), { maxLength: 4 }),
      maxBlockRange: fc.constantFrom(1, 3, 1000),
    })
    const property = fc.asyncProperty(plan, async ({ lags, runs, maxBlockRange }) => {
      let reads = 0
      // In the end the node has everything.
      const client = laggingClient({ lags: () => lags[(reads += 1)] ?? 0, start: 0n })
      const handled: string[] = []
      let saved: EventCursor | undefined
      for (const length of [...runs, expected.length * 2]) {
        const signal = AbortSignal.timeout(20_000)
        const start = saved === undefined ? { fromBlock: 0n } : { cursor: saved }
        let left = length
        if (left === 0 || handled.length === expected.length) continue
        for await (const { event, cursor } of watchEvents(client, {
          ...start,
          maxBlockRange,
          signal,
        })) {
          // The last event of a run is read and not handled: the process dies before.
          if (left === 1 && length <= 25) break
          handled.push(keyOf(event))
          saved = cursor
          left -= 1
          if (handled.length === expected.length) break
        }
      }
      expect(handled.toSorted()).toEqual(expected)
    })
    await fc.assert(property, { numRuns: 8, endOnFailure: true })
  })

  test('what comes late comes once, after what was there', async () => {
    let reads = 0
    const stop = new AbortController()
    const before = await head()
    const lags = () => {
      reads += 1
      // Time enough for all to come, and to come twice.
      if (reads === 20) stop.abort()
      return reads < 5 ? 4 : 0
    }
    const client = laggingClient({ lags, start: before })
    const seen: bigint[] = []
    const cursors: EventCursor[] = []
    const options = { fromBlock: before - 3n, signal: stop.signal, pollingIntervalMs: 10 }
    for await (const { event, cursor } of watchEvents(client, options)) {
      seen.push(event.blockNumber)
      cursors.push(cursor)
    }
    const all = await getEvents(actors.client, { fromBlock: before - 3n, toBlock: before })
    expect(seen.length).toBeGreaterThan(0)
    expect(seen).toEqual(all.map(({ blockNumber }) => blockNumber))
    for (const cursor of cursors) expect(cursor.length).toBeLessThan(200)
  })
})

describe('the catalogue', () => {
  test('knows what sources run, who paid what and who earned what', async () => {
    const { client, provider, provider2, storage } = actors
    const catalogue = createCatalogue(client, { storage })
    await catalogue.update()
    const offering = await catalogue.sourcesOffering('translation')
    expect(offering.map(({ address }) => address).toSorted()).toEqual([source, manual].toSorted())
    expect(offering[0]).toMatchObject({ model: 'acme/fr', minPayment: expect.any(BigInt) })
    const all = await catalogue.sourcesOffering('translation', { includeInactive: true })
    expect(all).toHaveLength(3)
    expect(await catalogue.sourcesOffering('summarization')).toEqual([])
    const tasks = await catalogue.tasksOf(client.account.address)
    expect(tasks.map(({ status }) => status)).toEqual([
      'FINALIZED',
      'FINALIZED',
      'FINALIZED',
      'CANCELED',
    ])
    const earned = await catalogue.earningsOf(provider.account.address)
    expect([earned.total, earned.tasks.length]).toEqual([300n, 2])
    for (const each of [provider, provider2]) {
      const { total } = await catalogue.earningsOf(each.account.address)
      expect(total).toBe((await each.getVaultAccount()).earnings)
    }
  })

  test('reads only what is new, and goes on from its store', async () => {
    const { client, storage } = actors
    const store = memoryCatalogueStore()
    let written = 0
    const counting: CatalogueStore = {
      ...store,
      write: (changes) => {
        written += changes.tasks.length
        return store.write(changes)
      },
    }
    await createCatalogue(client, { storage, store: counting }).update()
    expect(written).toBe(4)
    const task = await publish(manual, 7n)
    const later = createCatalogue(client, { storage, store: counting })
    await Promise.all([later.update(), later.update()])
    expect(written).toBe(5)
    expect((await later.tasksOf(client.account.address)).at(-1)).toMatchObject({
      address: task.taskAddress,
      status: 'NEW',
      payment: 7n,
    })
    await client.cancelTask({ taskAddress: task.taskAddress })
    await later.update()
    expect((await later.tasksOf(client.account.address)).at(-1)?.status).toBe('CANCELED')
  })

  test('a store that fails loses nothing', async () => {
    const { client, storage } = actors
    const store = memoryCatalogueStore()
    let failures = 2
    const failing: CatalogueStore = {
      ...store,
      async write(changes) {
        if ((failures -= 1) >= 0) throw new Error('The disk is full.')
        await store.write(changes)
      },
    }
    const catalogue = createCatalogue(client, { storage, store: failing, maxBlockRange: 10 })
    await expect(catalogue.update()).rejects.toThrow('The disk is full.')
    await expect(catalogue.update()).rejects.toThrow('The disk is full.')
    await catalogue.update()
    const whole = createCatalogue(client, { storage })
    await whole.update()
    const { address } = client.account
    expect(await catalogue.tasksOf(address)).toEqual(await whole.tasksOf(address))
  })

  test('a description that cannot be read is tried again', async () => {
    const { client, storage } = actors
    let isGone = true
    const flaky: ContentStorage = {
      ...storage,
      get: (url, options) =>
        isGone ? storage.get(`${url}gone`, options) : storage.get(url, options),
    }
    const store = memoryCatalogueStore()
    const catalogue = createCatalogue(client, { storage: flaky, store })
    await catalogue.update()
    expect(await catalogue.sourcesOffering('translation')).toEqual([])
    expect((await store.findSources({ hasProblem: true }))[0]?.problem).toContain('40')
    isGone = false
    await catalogue.update()
    expect(await catalogue.sourcesOffering('translation')).toHaveLength(2)
  })

  test('a source without our key in its metadata is known by its compose file', async () => {
    const { client, storage } = actors
    const compose = `services:\n  app:\n    environment:\n      - PIPE_ARGS_STR='{"task":"summarization","model":"acme/short"}'\n`
    const cpu = await storage.put(compose, { name: 'compose.yml', contentType: 'text/yaml' })
    const metadata = JSON.stringify({ cpu, nvidia: '', amd: '', name: 'old' })
    const old: ContentStorage = { ...storage, put: (_, options) => storage.put(metadata, options) }
    const { publishSource } = await import('../src/index.ts')
    const about = { name: 'old', task: 'translation', minPayment: 1n } as const
    const published = await publishSource(client, { ...about, storage: old })
    const catalogue = createCatalogue(client, { storage })
    await catalogue.update()
    expect(await catalogue.sourcesOffering('summarization')).toMatchObject([
      { address: published.source, model: 'acme/short' },
    ])
  })
})
