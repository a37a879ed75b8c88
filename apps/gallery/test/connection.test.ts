import { afterEach, beforeEach, describe, expect, inject, test, vi } from 'vitest'
import { Connection } from '#lib/config/connection.svelte.ts'
import { describeRunner } from '#lib/config/runnerState.ts'

const CONFIG = 'data:application/json,'
const { runnerUrl, chain } = JSON.parse(inject('config'))
const configOf = (config: object) => `${CONFIG}${encodeURIComponent(JSON.stringify(config))}`

describe('the connection to the runner', () => {
  const { fetch } = globalThis
  /** Whether the runner is there. */
  let isUp = true
  let calls = 0
  let end: (() => void) | undefined

  beforeEach(() => {
    isUp = true
    calls = 0
    vi.spyOn(globalThis, 'fetch').mockImplementation(async (...request) => {
      const [input] = request
      if (String(input).startsWith(runnerUrl)) {
        calls += 1
        if (!isUp) throw new TypeError('Failed to fetch')
      }
      return fetch(...request)
    })
  })
  afterEach(() => {
    end?.()
    vi.restoreAllMocks()
    vi.useRealTimers()
  })

  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))

  /** Lets a check come to its end, while timers stand still. */
  async function settled(count: number): Promise<void> {
    for (let turn = 0; turn < 5; turn += 1) await frame()
    if (calls < count) await settled(count)
  }

  async function connect() {
    const connection = new Connection()
    end = connection.watch()
    await connection.load(configOf({ runnerUrl }))
    return connection
  }

  test('nothing is known before it was looked for', () => {
    const connection = new Connection()
    expect(connection.runner).toEqual({ status: 'looking' })
    expect(connection.text).toBe('Looking for the runner…')
  })

  test('a runner that answers is connected, with what it runs', async () => {
    const connection = await connect()
    expect(connection.runner).toMatchObject({ status: 'connected', url: runnerUrl, runnable: 1 })
    expect(connection.text).toBe(`Runner at ${new URL(runnerUrl).host}: 1 task`)
  })

  test('without a runner in the configuration there is none', async () => {
    const connection = new Connection()
    await connection.load(configOf({}))
    expect(connection.runner).toEqual({ status: 'none' })
    expect(connection.text).toBe('Not connected to a runner')
  })

  test('a dead runner is asked again, less and less often, until it answers', async () => {
    isUp = false
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    // Not watched: the page of a test gets the focus now and then.
    const connection = new Connection()
    await connection.load(configOf({ runnerUrl }))
    expect(connection.runner).toMatchObject({ status: 'unreachable', isReached: false })
    expect(connection.text).toContain('does not answer')
    await settled(1)
    for (const ms of [1000, 2000, 4000]) {
      const before = calls
      await vi.advanceTimersByTimeAsync(ms - 1)
      expect(calls).toBe(before)
      await vi.advanceTimersByTimeAsync(1)
      await settled(before + 1)
      expect(calls).toBe(before + 1)
    }
    vi.useRealTimers()
    isUp = true
    await connection.check()
    expect(connection.runner.status).toBe('connected')
  })

  test('it is asked again when the page gets the focus', async () => {
    const connection = await connect()
    isUp = false
    window.dispatchEvent(new Event('focus'))
    await expect.poll(() => connection.runner.status).toBe('unreachable')
    isUp = true
    window.dispatchEvent(new Event('focus'))
    await expect.poll(() => connection.runner.status).toBe('connected')
  })

  test('what answers in another way is said to be not in order', () => {
    const runner = { status: 'unreachable', url: 'http://127.0.0.1:1', reason: 'x' } as const
    expect(describeRunner({ ...runner, isReached: true })).toContain('is not in order')
  })
})

describe('the connection to the chain', () => {
  async function statusesOf(config: object): Promise<{ text: string; isGood: boolean }[]> {
    const connection = new Connection()
    await connection.load(configOf(config))
    return connection.statuses.slice(1)
  }

  test('a chain that answers is named, with its address', async () => {
    const text = `OGPU devnet at ${new URL(chain.rpcUrl).host}`
    expect(await statusesOf({ chain })).toEqual([{ text, isGood: true }])
  })

  test('a node of another chain is said', async () => {
    const [status] = await statusesOf({ chain: { ...chain, chainId: 1071 } })
    expect(status).toMatchObject({ isGood: false })
    expect(status?.text).toMatch(/is on the chain 200820172034, not on 1071$/)
  })

  test('a node that does not answer, or answers with something else, is said', async () => {
    for (const rpcUrl of ['http://127.0.0.1:1', runnerUrl]) {
      const [status] = await statusesOf({ chain: { ...chain, rpcUrl } })
      expect(status?.text).toBe(`The chain at ${new URL(rpcUrl).host} does not answer`)
    }
  })

  test('without a chain, nothing is said of one', async () => {
    expect(await statusesOf({ runnerUrl })).toEqual([])
  })
})
