import { getEventListeners } from 'node:events'
import { afterEach, expect, test } from 'vitest'
import { EngineProcess } from '../src/engineProcess/EngineProcess.ts'
import { toModelSource } from '../src/runner/modelOptions.ts'
import { silentLogger } from '../src/logger.ts'
import { DEMO_OPTIONS } from './support/demoRunner.ts'

const engine = new EngineProcess({ logger: silentLogger, onExit: () => {} })
afterEach(() => engine.close())

function demoModel() {
  const [option] = DEMO_OPTIONS
  if (option === undefined) throw new Error('a demonstration model is expected')
  return toModelSource(option, { threads: 1 })
}

test('behavior: an aborted call starts no process; one that started it leaves no listener', async () => {
  const over = AbortSignal.abort('over')
  await expect(engine.load(demoModel(), over)).rejects.toBe('over')
  expect(engine.pid).toBeUndefined()
  const { signal } = new AbortController()
  expect(await engine.load(demoModel(), signal)).toBe('transformers.js')
  expect(getEventListeners(signal, 'abort')).toEqual([])
})
