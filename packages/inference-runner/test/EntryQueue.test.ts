import fc from 'fast-check'
import { expect, test } from 'vitest'
import { QueueFullError } from '../src/errors.ts'
import type { Entry } from '../src/scheduling/entry.ts'
import { EntryQueue } from '../src/scheduling/EntryQueue.ts'

const never = new AbortController().signal
const tick = () => new Promise((resolve) => setImmediate(resolve))

function entryOf(job: number, signal: AbortSignal = never): Entry {
  return {
    task: 'translation',
    inputs: [job],
    parameters: {},
    size: 1,
    client: undefined,
    deadline: Infinity,
    signal,
    onPiece: undefined,
    onProgress: undefined,
  }
}

test('property: entries run in order, never more at once than allowed, and each once', async () => {
  const shape = fc.record({
    concurrency: fc.integer({ min: 1, max: 4 }),
    aborted: fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }),
  })
  await fc.assert(
    fc.asyncProperty(shape, async ({ concurrency, aborted }) => {
      const started: unknown[] = []
      let atOnce = 0
      let most = 0
      const execute = async ({ inputs: [job] }: Entry) => {
        started.push(job)
        atOnce += 1
        most = Math.max(most, atOnce)
        await tick()
        await tick()
        atOnce -= 1
        return job
      }
      const queue = new EntryQueue({ name: 'x', concurrency, size: 100, execute })
      const controllers = aborted.map(() => new AbortController())
      const runs = controllers.map(({ signal }, job) => queue.run(entryOf(job, signal)))
      const results = Promise.allSettled(runs)
      controllers.forEach((controller, job) => aborted[job] && controller.abort())
      const statuses = (await results).map(({ status }) => status)
      expect(most).toBeLessThanOrEqual(concurrency)
      expect(started).toEqual(started.toSorted((a, b) => Number(a) - Number(b)))
      statuses.forEach((status, job) => {
        const isDropped = aborted[job] === true && job >= concurrency
        expect(status).toBe(isDropped ? 'rejected' : 'fulfilled')
        expect(started.includes(job)).toBe(!isDropped)
      })
    }),
  )
})

test('behavior: an entry that fails makes room for the next', async () => {
  const execute = async ({ inputs: [job] }: Entry) => {
    if (job === 0) throw new Error('no')
    return 'yes'
  }
  const queue = new EntryQueue({ name: 'x', concurrency: 1, size: 1, execute })
  const failing = queue.run(entryOf(0))
  const next = queue.run(entryOf(1))
  await expect(failing).rejects.toThrowError('no')
  expect(await next).toBe('yes')
})

test('behavior: a place counts until it is released, also before anything runs', () => {
  const queue = new EntryQueue({ name: 'x', concurrency: 1, size: 0, execute: async () => {} })
  const release = queue.reserve()
  expect(() => queue.reserve()).toThrowError(QueueFullError)
  expect(() => queue.assertRoom()).toThrowError(QueueFullError)
  release()
  queue.reserve()
})
