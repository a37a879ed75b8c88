import { createTestClient, http, parseEther, type Address } from 'viem'
import { getBlock } from 'viem/actions'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { getChainTime } from '../src/index.ts'
import { brokenTransport } from './brokenTransport.ts'
import { startActors, type Actors } from './devnetClients.ts'

let actors: Actors
let source: Address

beforeAll(async () => {
  actors = await startActors()
  await actors.client.deposit({ amount: parseEther('1') })
  const about = { name: 'x', task: 'translation', minPayment: 1n } as const
  source = (await actors.client.publishSource(about)).source
})
afterAll(() => actors.devnet.stop())
afterEach(() => vi.useRealTimers())

const call = { task: 'translation', inputs: 'Hello', payment: 1n } as const
const HOUR = 3600

/** Moves the clock of this machine by seconds; timers go on as they are. */
function moveClock(seconds: number): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + seconds * 1000 })
}

async function nodeTime(): Promise<number> {
  return Number((await getBlock(actors.client)).timestamp)
}

test.each([-24 * HOUR, -HOUR, 0, HOUR, 24 * HOUR])(
  'a task gets the life that it was given, with the clock of this machine %i s off',
  async (seconds) => {
    moveClock(seconds)
    const { expiryTime, taskAddress } = await actors.client.publishTask({
      ...call,
      source,
      expiresIn: 600,
    })
    const life = Number(expiryTime) - (await nodeTime())
    expect(life).toBeGreaterThan(590)
    expect(life).toBeLessThanOrEqual(600)
    const waiting = actors.client.waitForResult(
      { taskAddress, task: call.task, inputs: call.inputs },
      { timeoutMs: 300 },
    )
    await expect(waiting).rejects.toMatchObject({ code: 'WAIT_TIMEOUT' })
  },
)

test('the expiry of a task is that of the chain, with a clock that is behind', async () => {
  const { client, devnet } = actors
  const task = await client.publishTask({ ...call, source, expiresIn: 600 })
  moveClock(-24 * HOUR)
  await devnet.increaseTime(601)
  await expect(client.waitForResult(task)).rejects.toMatchObject({ code: 'TASK_EXPIRED' })
})

test('on a chain that made no block for long a task lives from now on', async () => {
  const { devnet, client } = actors
  const control = createTestClient({ mode: 'anvil', transport: http(devnet.rpcUrl) })
  const before = await nodeTime()
  await control.increaseTime({ seconds: 5000 })
  expect(await nodeTime()).toBe(before)
  const { expiryTime } = await client.publishTask({ ...call, source, expiresIn: 600 })
  expect(Number(expiryTime)).toBeGreaterThanOrEqual(before + 5600)
})

test('a node that does not tell the block that it makes gives the time of its latest', async () => {
  const { devnet, client } = actors
  const { createPublicClient } = await import('viem')
  const silent = createPublicClient({
    chain: devnet.chain,
    transport: brokenTransport(devnet.rpcUrl, ({ params }) =>
      JSON.stringify(params).includes('pending') ? Promise.resolve(null) : undefined,
    ),
  })
  expect(await getChainTime(silent)).toBe((await getBlock(client)).timestamp)
})

test('the time of an update of a source is that of the chain', async () => {
  moveClock(HOUR)
  const { client } = actors
  const about = { name: 'y', task: 'translation', minPayment: 1n } as const
  const published = await client.publishSource(about)
  const { lastUpdateTime } = await client.getSource({ source: published.source })
  expect(Math.abs(Number(lastUpdateTime) - (await nodeTime()))).toBeLessThan(60)
})
