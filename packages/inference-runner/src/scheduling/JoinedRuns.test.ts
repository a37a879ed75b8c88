import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import type { EngineAnswer } from '../engine/loadedModel.ts'
import type { Entry } from './entry.ts'
import { JoinedRuns } from './JoinedRuns.ts'

const entry = (text: string, signal: AbortSignal): Entry => ({
  task: 'text-classification',
  inputs: [text],
  parameters: {},
  cost: 1,
  longest: 1,
  client: undefined,
  deadline: Infinity,
  onPiece: undefined,
  onProgress: undefined,
  signal,
})

const signals = () =>
  Array.from({ length: 2 }, () => AbortSignal.any([new AbortController().signal]))

async function settled(run: (inputs: readonly unknown[]) => Promise<EngineAnswer>) {
  const [first, second] = signals()
  if (first === undefined || second === undefined) throw new Error('Expected two signals.')
  const joined = new JoinedRuns(({ inputs }) => run(inputs))
  await Promise.allSettled(joined.run([entry('one', first), entry('two', second)]))
  return [first, second].map((signal) => getEventListeners(signal, 'abort').length)
}

test('nothing listens any more to the signals of entries that ran, so that they leave the memory', async () => {
  expect(await settled(async (inputs) => ({ outputs: [...inputs], warnings: [] }))).toEqual([0, 0])
})

test('nothing listens any more to the signals of entries that failed', async () => {
  expect(await settled(() => Promise.reject(new Error('broken')))).toEqual([0, 0])
})
