import { parseEther } from 'viem'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import {
  createProvider,
  memoryStore,
  openStore,
  StoreUnavailableError,
  type ProviderStore,
} from '../src/index.ts'
import { startNetwork, type Network } from './network.ts'
import { startPostgres, type Postgres } from '@taskmesh/devnet/postgres'
import { wordRunner } from './wordRunner.ts'

const COUNT = 6
const PATIENT = { timeout: 90_000, interval: 50 }
const text = { task: 'text-classification', payment: parseEther('0.002'), expiresIn: 3000 } as const

let network: Network
let postgres: Postgres
beforeAll(async () => {
  ;[network, postgres] = await Promise.all([startNetwork(), startPostgres()])
})
afterAll(() => Promise.all([network.devnet.stop(), postgres.stop()]))

/** Publishes tasks, answers them with a store, and calls `onFirstRun` when the first model runs. */
async function answerAll(store: ProviderStore, onFirstRun: () => Promise<void>) {
  const source = await network.addSource(text.task)
  const inputs = Array.from({ length: COUNT }, (_, index) => `good ${index}`)
  const tasks = await network.publisher.publishTasks(
    inputs.map((input) => ({ ...text, source, inputs: input })),
  )
  let disturbed: Promise<void> | undefined
  const provider = createProvider({
    client: network.provider,
    storage: network.storage,
    sources: [{ source, task: text.task }],
    runner: wordRunner({ takesMs: 50 }),
    pollingIntervalMs: 50,
    store,
    onEvent(event) {
      if (event.type === 'task' && event.record.state === 'RUNNING') disturbed ??= onFirstRun()
    },
  })
  await provider.start()
  const isDone = async () => {
    const all = await Promise.all(tasks.map((task) => network.publisher.getTask(task)))
    return all.every(({ status }) => status === 'FINALIZED') ? all : undefined
  }
  const done = await vi.waitUntil(isDone, PATIENT)
  await disturbed
  await provider.stop()
  expect(done.map(({ attemptCount }) => attemptCount)).toEqual(inputs.map(() => 1))
}

test('a Postgres that crashes and starts again loses no task', async () => {
  const store = await openStore({ url: await postgres.createDatabase('restarted') })
  await answerAll(store, () => postgres.restart())
  await store.close()
})

test('a disk that is full for a while loses no task', async () => {
  let isFull = false
  const full = () => {
    if (isFull) throw new StoreUnavailableError('the folder', 'ENOSPC: no space left', undefined)
  }
  const memory = memoryStore()
  const store: ProviderStore = {
    close: () => memory.close(),
    async of(owner) {
      const tasks = await memory.of(owner)
      return {
        ...tasks,
        async move(...call) {
          full()
          return tasks.move(...call)
        },
        async update(...call) {
          full()
          return tasks.update(...call)
        },
        async sign(...call) {
          full()
          return tasks.sign(...call)
        },
      }
    },
  }
  await answerAll(store, async () => {
    isFull = true
    setTimeout(() => (isFull = false), 1500)
  })
})
