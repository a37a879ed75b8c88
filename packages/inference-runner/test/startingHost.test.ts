import { getEventListeners } from 'node:events'
import { afterEach, expect, test } from 'vitest'
import { InferenceError } from '../src/errors.ts'
import { MediaDirectory } from '../src/hosts/MediaDirectory.ts'
import { ProcessHost } from '../src/hosts/ProcessHost.ts'
import { startHostProcess } from '../src/hosts/process/startHostProcess.ts'
import { silentLogger } from '../src/logger.ts'
import { demoSpec } from './support/demoSpec.ts'

const media = new MediaDirectory()
const host = new ProcessHost({
  logger: silentLogger,
  name: 'test',
  start: () => startHostProcess(),
  media,
  maxProcessBytes: Infinity,
  onExit: () => {},
})
afterEach(async () => {
  await host.close()
  await media.close()
})

test('behavior: what a host does, from the first call to the last', async () => {
  const over = AbortSignal.abort('over')
  const spec = demoSpec('text-classification')
  const { signal } = new AbortController()

  // An aborted call starts no process, and nothing is unloaded where nothing runs.
  await expect(host.load(spec, { signal: over })).rejects.toBe('over')
  await host.unload(spec, { signal })
  expect(host.pid).toBeUndefined()

  // One that started it leaves no listener.
  const files: string[] = []
  const facts = await host.load(spec, { signal, onProgress: ({ file }) => files.push(file) })
  expect(facts).toEqual({
    engine: 'transformers.js',
    joinsCalls: true,
    memoryBytes: 1_133_574,
    text: { labels: ['NEGATIVE', 'POSITIVE'], maxTokens: 128 },
  })
  expect(files).toContain('onnx/model.onnx')
  expect(getEventListeners(signal, 'abort')).toEqual([])

  // A model that is unloaded is loaded again when it is needed.
  const job = { spec, inputs: ['good'], parameters: {}, isStreamed: false }
  const first = await host.run(job, { signal, graceMs: 1000 })
  await host.unload(spec, { signal })
  expect(await host.run(job, { signal, graceMs: 1000 })).toEqual(first)

  // What fails in the process is an error of its class here.
  const broken = { ...job, inputs: [null] }
  await expect(host.run(broken, { signal, graceMs: 1000 })).rejects.toThrowError(InferenceError)
})
