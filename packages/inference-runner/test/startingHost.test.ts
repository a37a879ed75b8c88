import { getEventListeners } from 'node:events'
import { afterEach, expect, test } from 'vitest'
import { ProcessHost } from '../src/hosts/ProcessHost.ts'
import { silentLogger } from '../src/logger.ts'
import { demoSpec } from './support/demoSpec.ts'

const host = new ProcessHost({ logger: silentLogger, onExit: () => {} })
afterEach(() => host.close())

test('behavior: an aborted call starts no process; one that started it leaves no listener', async () => {
  const over = AbortSignal.abort('over')
  const spec = demoSpec('text-classification')
  await expect(host.load(spec, { signal: over })).rejects.toBe('over')
  expect(host.pid).toBeUndefined()
  const { signal } = new AbortController()
  expect(await host.load(spec, { signal })).toMatchObject({ engine: 'transformers.js' })
  expect(getEventListeners(signal, 'abort')).toEqual([])
})
