import { expect, test, vi } from 'vitest'
import type { LoadedModel } from '../src/engine/loadedModel.ts'
import type { HostJob } from '../src/hosts/host.ts'
import { HostWorker } from '../src/hosts/HostWorker.ts'
import type { Report } from '../src/hosts/messages.ts'
import type { LoadModel } from '../src/hosts/ModelCache.ts'
import { demoSpec } from './support/demoSpec.ts'
import { PATIENT } from './support/process.ts'

const spec = demoSpec('text-generation')
const other = demoSpec('translation')
const outbox = '/nowhere'
const job: HostJob = { spec, inputs: ['a'], parameters: {}, isStreamed: false }

/** A model that answers with its inputs, waits for a signal on request, and notes what is done to it. */
function start(model: Partial<LoadedModel> = {}) {
  const reports: Report[] = []
  const events: string[] = []
  const load: LoadModel = async ({ id }, onProgress) => {
    events.push(`load ${id}`)
    onProgress({ file: 'a.onnx', loadedBytes: 1, totalBytes: 2 })
    return {
      engine: 'echo',
      model: {
        memoryBytes: 2,
        warnings: ['slow'],
        run: async ({ inputs }) => ({ outputs: [...inputs], warnings: [] }),
        dispose: async () => void events.push(`dispose ${id}`),
        ...model,
      },
    }
  }
  const worker = new HostWorker(load, (report) => reports.push(report))
  const reported = (id: number) =>
    vi.waitUntil(() => reports.filter((one) => 'id' in one && one.id === id).at(-1), PATIENT)
  return { worker, reports, events, reported }
}

/** A run that ends when its signal aborts, or at once when it is released. */
function slow() {
  let release = () => {}
  const released = new Promise<void>((resolve) => (release = resolve))
  const run: LoadedModel['run'] = async ({ signal, inputs }) => {
    const aborted = new Promise<void>((resolve) =>
      signal.addEventListener('abort', () => resolve()),
    )
    await Promise.race([released, aborted])
    signal.throwIfAborted()
    return { outputs: [...inputs], warnings: [] }
  }
  return { run, release }
}

test('default: a model is loaded once, with its progress and its facts', async () => {
  const { worker, reports, events, reported } = start()
  worker.receive({ type: 'load', id: 1, spec })
  await reported(1)
  worker.receive({ type: 'run', outbox, id: 2, job })
  await vi.waitUntil(() => reports.length === 3, PATIENT)
  expect(reports).toEqual([
    { type: 'progress', id: 1, progress: { file: 'a.onnx', loadedBytes: 1, totalBytes: 2 } },
    { type: 'loaded', id: 1, facts: { engine: 'echo', memoryBytes: 2, warnings: ['slow'] } },
    { type: 'answered', id: 2, answer: { outputs: ['a'], warnings: [] }, attachments: [] },
  ])
  expect(events).toEqual([`load ${spec.id}`])
})

test('behavior: pieces are reported before the answer, if they are wanted', async () => {
  const { worker, reports } = start({
    async *stream({ inputs }) {
      yield 1
      yield 2
      return { outputs: [...inputs], warnings: ['streamed'] }
    },
  })
  worker.receive({ type: 'run', outbox, id: 1, job: { ...job, isStreamed: true } })
  await vi.waitUntil(() => reports.length === 3, PATIENT)
  expect(reports.map(({ type }) => type)).toEqual(['piece', 'piece', 'answered'])
  worker.receive({ type: 'run', outbox, id: 2, job })
  await vi.waitUntil(() => reports.length === 4, PATIENT)
  expect(reports[3]).toMatchObject({ answer: { warnings: [] } })
})

test('behavior: a model that is unloaded is disposed of when its runs have ended', async () => {
  const { run, release } = slow()
  const { worker, events, reported, reports } = start({ run })
  worker.receive({ type: 'run', outbox, id: 1, job })
  worker.receive({ type: 'unload', id: 2, spec })
  await new Promise((resolve) => setImmediate(resolve))
  expect(events).toEqual([`load ${spec.id}`])
  release()
  await vi.waitUntil(() => reports.length === 2, PATIENT)
  expect(events).toEqual([`load ${spec.id}`, `dispose ${spec.id}`])
  expect(await reported(2)).toEqual({ type: 'unloaded', id: 2 })
  worker.receive({ type: 'run', outbox, id: 3, job })
  await reported(3)
  expect(events.at(-1)).toBe(`load ${spec.id}`)
})

test('behavior: at the end runs are stopped and all models are disposed of', async () => {
  const { run } = slow()
  const { worker, events, reported } = start({ run })
  worker.receive({ type: 'run', outbox, id: 1, job })
  worker.receive({ type: 'load', id: 2, spec: other })
  await vi.waitUntil(() => events.length === 2, PATIENT)
  await worker.end()
  expect(events.slice(2).toSorted()).toEqual(
    [`dispose ${spec.id}`, `dispose ${other.id}`].toSorted(),
  )
  expect(await reported(1)).toMatchObject({ type: 'failed' })
})

test('behavior: a run that is cancelled stops', async () => {
  const signals: AbortSignal[] = []
  const { run } = slow()
  const { worker, reported } = start({
    run: (call) => {
      signals.push(call.signal)
      return run(call)
    },
  })
  worker.receive({ type: 'run', outbox, id: 1, job })
  await vi.waitUntil(() => signals.length === 1, PATIENT)
  worker.receive({ type: 'cancel', id: 1 })
  expect(await reported(1)).toMatchObject({ type: 'failed', error: { code: 'INFERENCE_FAILED' } })
})

test('error: a model that cannot be loaded is tried again next time', async () => {
  const reports: Report[] = []
  let tries = 0
  const load: LoadModel = async () => {
    tries += 1
    throw new Error(`No file "/srv/models/a.onnx".`)
  }
  const worker = new HostWorker(load, (report) => reports.push(report))
  for (const id of [1, 2]) {
    worker.receive({ type: 'load', id, spec })
    await vi.waitUntil(() => reports.length === id, PATIENT)
  }
  expect(tries).toBe(2)
  expect(reports[0]).toMatchObject({ error: { details: 'No file "(path)".' } })
})
