import { parseEther } from 'viem'
import { getBlock } from 'viem/actions'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { createProvider, openStore } from '../src/index.ts'
import { startNetwork, type Network } from './network.ts'
import { copyStore } from './storeFolders.ts'
import { wordRunner } from './wordRunner.ts'

const HOUR_MS = 3_600_000
const PATIENT = { timeout: 60_000, interval: 50 }
const EXPIRES_IN = 300
const text = { task: 'text-classification', payment: parseEther('0.002') } as const

let network: Network
beforeAll(async () => {
  network = await startNetwork()
})
afterAll(() => network.devnet.stop())
afterEach(() => vi.unstubAllGlobals())

/** The machine's clock is wrong by so much; that of the chain, which is another process, is not. */
function setClock(offsetMs: number): void {
  const RealDate = Date
  class WrongDate extends RealDate {
    constructor(...given: [] | [number | string | Date]) {
      super(given[0] ?? WrongDate.now())
    }

    static override now() {
      return RealDate.now() + offsetMs
    }
  }
  vi.stubGlobal('Date', WrongDate)
}

test.each([
  ['ahead', HOUR_MS],
  ['behind', -HOUR_MS],
])(
  'a publisher and a provider whose clocks are an hour %s keep to the time of the chain',
  async (_name, offset) => {
    setClock(offset)
    const { publisher } = network
    const source = await network.addSource(text.task)
    const task = await publisher.publishTask({
      ...text,
      source,
      inputs: 'good',
      expiresIn: EXPIRES_IN,
    })
    const { timestamp } = await getBlock(publisher, { blockNumber: task.receipt.blockNumber })
    expect(Number(task.expiryTime - timestamp)).toBeLessThanOrEqual(EXPIRES_IN)
    expect(Number(task.expiryTime - timestamp)).toBeGreaterThan(EXPIRES_IN - 60)

    const folder = await copyStore()
    const store = await openStore(folder)
    const provider = createProvider({
      client: network.provider,
      storage: network.storage,
      sources: [{ source, task: text.task }],
      runner: wordRunner(),
      pollingIntervalMs: 50,
      store,
    })
    await provider.start()
    const isDone = async () => (await publisher.getTask(task)).status === 'FINALIZED'
    await vi.waitUntil(isDone, PATIENT)
    await provider.stop()
    await store.close()
    await folder.remove()
    const { output } = await publisher.waitForResult(task)
    expect(output).toBeDefined()
  },
)
