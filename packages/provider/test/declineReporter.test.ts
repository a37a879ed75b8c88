import { declinesUrlOf, decodeDeclineReport, type ContentStorage } from '@taskmesh/client'
import { parseEther, type Address } from 'viem'
import { expect, test } from 'vitest'
import { createDeclineReporter } from '../src/declines/createDeclineReporter.ts'
import { toDecline, type DeclinedTask } from '../src/declines/publicReason.ts'
import { createReportBudget } from '../src/declines/reportBudget.ts'

const provider: Address = '0x9999999999999999999999999999999999999999'
const addressOf = (index: number): Address => `0x${index.toString(16).padStart(40, '0')}`

const declined = (index: number, payment = parseEther('0.002')): DeclinedTask => ({
  address: addressOf(index),
  payment,
  code: 'INVALID_REQUEST',
  reason: `data.input: wrong ${index}`,
  updatedAt: index * 1000,
})

/** Keeps content in memory under a URL of its own. */
function memoryStorage(): ContentStorage {
  const contents: string[] = []
  return {
    put: async (content) => `https://storage.example/${contents.push(String(content)) - 1}`,
    get: async (url) => new TextEncoder().encode(contents[Number(url.split('/').at(-1))]),
  }
}

/** A chain that holds live data, as the Terminal does. */
function startReporter(liveData = '') {
  const chain = { liveData, written: 0 }
  const storage = memoryStorage()
  let now = 0
  const make = () =>
    createDeclineReporter({
      chainId: 1,
      provider,
      storage,
      readFee: async () => 1_000_000_000n,
      readLiveData: async () => chain.liveData,
      writeLiveData: async (next) => {
        chain.liveData = next
        chain.written += 1
      },
      budget: createReportBudget(() => now),
    })
  async function read() {
    const bytes = await storage.get(declinesUrlOf(chain.liveData) ?? '')
    return decodeDeclineReport({ chainId: 1, provider }, new TextDecoder().decode(bytes))
  }
  return { chain, make, read, wait: (ms: number) => (now += ms) }
}

test('a decline is reported once, the latest first, and other live data stays', async () => {
  const { chain, make, read } = startReporter('{"load":1}')
  const reporter = make()
  expect(await reporter.report([declined(1)])).toBe(true)
  expect(await reporter.report([declined(1)])).toBe(false)
  expect(await reporter.report([declined(2), declined(1)])).toBe(true)
  expect(chain.written).toBe(2)
  expect(JSON.parse(chain.liveData)).toMatchObject({ load: 1 })
  expect((await read()).map(({ reason }) => reason)).toEqual([
    'data.input: wrong 2',
    'data.input: wrong 1',
  ])
})

test('a provider that starts again goes on with its last report', async () => {
  const { make, read } = startReporter()
  await make().report([declined(1)])
  await make().report([declined(2)])
  expect((await read()).length).toBe(2)
})

test('a flood of tasks of 1 wei is not worth a transaction, and is named with the next that is', async () => {
  const { chain, make, read } = startReporter()
  const reporter = make()
  const flood = Array.from({ length: 150 }, (_, index) => declined(index, 1n))
  expect(await reporter.report(flood)).toBe(false)
  expect(chain.written).toBe(0)
  expect(await reporter.report([declined(500), ...flood])).toBe(true)
  expect((await read()).length).toBe(151)
})

test('reports are at most 5 at once, and 1 in 10 minutes', async () => {
  const { chain, make, wait } = startReporter()
  const reporter = make()
  for (let index = 0; index < 20; index += 1) await reporter.report([declined(index)])
  expect(chain.written).toBe(5)
  wait(600_000)
  for (let index = 20; index < 40; index += 1) await reporter.report([declined(index)])
  expect(chain.written).toBe(6)
})

test('live data that is no JSON belongs to somebody else', async () => {
  const { chain, make } = startReporter('busy')
  expect(await make().report([declined(1)])).toBe(false)
  expect(chain).toEqual({ liveData: 'busy', written: 0 })
})

test('what is wrong with the provider itself is not told to everybody', () => {
  const reason = 'cannot read /home/me/model.onnx'
  const own = toDecline({ ...declined(1), code: 'MODEL_LOAD_FAILED', reason })
  expect(own.reason).not.toContain('/home')
  expect(toDecline(declined(1)).reason).toBe('data.input: wrong 1')
})
