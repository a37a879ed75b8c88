import fc from 'fast-check'
import { parseEther, type Address } from 'viem'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import {
  declinesUrlOf,
  decodeDeclineReport,
  encodeDeclineReport,
  TaskExpiredError,
  withDeclinesUrl,
  type TaskProgress,
} from '../src/index.ts'
import { startActors, type Actors } from './devnetClients.ts'

let actors: Actors
let source: Address

beforeAll(async () => {
  actors = await startActors()
  const { client, provider, master } = actors
  const published = await client.publishSource({
    name: 'Words',
    task: 'text-classification',
    minPayment: 1n,
  })
  source = published.source
  await master.announceProvider({ provider: provider.account.address, amount: parseEther('10') })
  await provider.announceMaster({ master: master.account.address })
  await provider.register({ source, environment: 'CPU' })
})
afterAll(() => actors.devnet.stop())

const ADDRESS: Address = '0x1111111111111111111111111111111111111111'
const OTHER: Address = '0x2222222222222222222222222222222222222222'
const decline = {
  taskAddress: ADDRESS,
  code: 'INVALID_REQUEST',
  reason: 'data.input: expected a string, got 42',
  declinedAt: 1_790_000_000,
}

/** The provider reports that it declines tasks, as a Taskmesh provider does. */
async function report(...declines: (typeof decline)[]): Promise<void> {
  const { provider, storage, devnet } = actors
  const reporter = { chainId: devnet.chain.id, provider: provider.account.address }
  const json = encodeDeclineReport(reporter, declines)
  const url = await storage.put(json, { name: 'declines.json' })
  const { liveData } = await provider.getProvider()
  await provider.setLiveData({ liveData: withDeclinesUrl(liveData, url) ?? '' })
}

const text = {
  task: 'text-classification',
  inputs: 'good',
  payment: 1000n,
  expiresIn: 600,
  fund: true,
} as const

test('whoever waits for a task that nobody attempts learns why', async () => {
  const { client } = actors
  const task = await client.publishTask({ ...text, source })
  await report({ ...decline, taskAddress: task.taskAddress })
  const seen: TaskProgress[] = []
  const stop = new AbortController()
  const waiting = client.waitForResult(task, {
    signal: stop.signal,
    onStatus: (progress) => seen.push(progress),
  })
  const ended = waiting.catch((error: unknown) => error)
  await vi.waitUntil(() => seen.some(({ declines }) => declines), { timeout: 30_000 })
  stop.abort(new Error('enough'))
  expect(await ended).toMatchObject({ message: 'enough' })
  expect(seen.map(({ status, declines }) => [status, declines?.map(({ code }) => code)])).toEqual([
    ['NEW', undefined],
    ['NEW', ['INVALID_REQUEST']],
  ])
})

test('the error of a task that expired unattempted says why', async () => {
  const { client, devnet, provider } = actors
  const task = await client.publishTask({ ...text, source, inputs: 'late' })
  await report({ ...decline, taskAddress: task.taskAddress, reason: 'it pays\n\u202etoo little' })
  await devnet.increaseTime(700)
  const error = await client.waitForResult(task).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(TaskExpiredError)
  expect(error).toMatchObject({
    attempts: 0,
    declines: [{ provider: provider.account.address, reason: 'it pays too little' }],
    details: expect.stringContaining('(INVALID_REQUEST): it pays too little\n'),
  })
})

test('what providers report of other tasks, and reports that cannot be read, are left out', async () => {
  const { client, provider } = actors
  const { taskAddress } = await client.publishTask({ ...text, source, inputs: 'other' })
  await report(decline)
  expect(await client.getDeclines({ taskAddress, source })).toEqual([])
  expect(await client.getDeclines({ taskAddress: ADDRESS, source })).toEqual([
    { ...decline, provider: provider.account.address },
  ])
  for (const url of ['http://127.0.0.1:1/x', 'file:///etc/passwd', 'data:,x', '']) {
    await provider.setLiveData({ liveData: JSON.stringify({ taskmesh: { declines: url } }) })
    expect(await client.getDeclines({ taskAddress, source })).toEqual([])
  }
})

test('a report of another chain or another provider is none', () => {
  const reporter = { chainId: 1071, provider: ADDRESS }
  const json = encodeDeclineReport(reporter, [decline])
  expect(decodeDeclineReport(reporter, json)).toEqual([{ ...decline, provider: ADDRESS }])
  expect(decodeDeclineReport({ ...reporter, chainId: 1 }, json)).toEqual([])
  expect(decodeDeclineReport({ ...reporter, provider: OTHER }, json)).toEqual([])
})

test('property: what was written is read, printable and short, whatever the reasons hold', () => {
  const reasons = fc.array(fc.string({ unit: 'binary', maxLength: 2000 }), { maxLength: 250 })
  fc.assert(
    fc.property(reasons, (all) => {
      const reporter = { chainId: 1, provider: ADDRESS }
      const declines = all.map((reason) => ({ ...decline, reason }))
      const read = decodeDeclineReport(reporter, encodeDeclineReport(reporter, declines))
      expect(read.length).toBe(Math.min(200, all.length))
      for (const { reason } of read) {
        expect(reason.length).toBeLessThanOrEqual(300)
        expect(reason).not.toMatch(/[\p{Cc}\p{Cf}\n]/u)
      }
    }),
  )
})

test('property: any text is live data or a report that is read without a crash', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (any) => {
      expect(declinesUrlOf(any) ?? '').toBeTypeOf('string')
      expect(decodeDeclineReport({ chainId: 1, provider: ADDRESS }, any)).toEqual([])
      const written = withDeclinesUrl(any, 'https://example.com/d.json')
      if (written) expect(declinesUrlOf(written)).toBe('https://example.com/d.json')
    }),
  )
})

test('live data of other programs is left alone', () => {
  const url = 'https://example.com/d.json'
  expect(withDeclinesUrl('{"load":0.4}', url)).toBe(`{"load":0.4,"taskmesh":{"declines":"${url}"}}`)
  expect(withDeclinesUrl('', url)).toBe(`{"taskmesh":{"declines":"${url}"}}`)
  expect(withDeclinesUrl('busy', url)).toBeUndefined()
  expect(withDeclinesUrl('[1]', url)).toBeUndefined()
})
