import fc from 'fast-check'
import { expect, test } from 'vitest'
import { JobQueue } from '../src/runner/JobQueue.ts'

const never = new AbortController().signal
const tick = () => new Promise((resolve) => setImmediate(resolve))

test('property: jobs run in order, never more at once than allowed, and each once', async () => {
  const shape = fc.record({
    concurrency: fc.integer({ min: 1, max: 4 }),
    aborted: fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }),
  })
  await fc.assert(
    fc.asyncProperty(shape, async ({ concurrency, aborted }) => {
      const queue = new JobQueue({ name: 'x', concurrency, size: 100 })
      const started: number[] = []
      let atOnce = 0
      let most = 0
      const controllers = aborted.map(() => new AbortController())
      const jobs = controllers.map(({ signal }, job) =>
        queue.run(signal, async () => {
          started.push(job)
          atOnce += 1
          most = Math.max(most, atOnce)
          await tick()
          await tick()
          atOnce -= 1
          return job
        }),
      )
      const results = Promise.allSettled(jobs)
      controllers.forEach((controller, job) => aborted[job] && controller.abort())
      const statuses = (await results).map(({ status }) => status)
      expect(most).toBeLessThanOrEqual(concurrency)
      expect(started).toEqual(started.toSorted((a, b) => a - b))
      statuses.forEach((status, job) => {
        const isDropped = aborted[job] === true && job >= concurrency
        expect(status).toBe(isDropped ? 'rejected' : 'fulfilled')
        expect(started.includes(job)).toBe(!isDropped)
      })
    }),
  )
})

test('behavior: a job that fails makes room for the next', async () => {
  const queue = new JobQueue({ name: 'x', concurrency: 1, size: 1 })
  const failing = queue.run(never, () => Promise.reject(new Error('no')))
  const next = queue.run(never, async () => 'yes')
  await expect(failing).rejects.toThrowError('no')
  expect(await next).toBe('yes')
})

test('behavior: what is admitted counts until it is done, also before it runs', async () => {
  const queue = new JobQueue({ name: 'x', concurrency: 1, size: 0 })
  let finish = () => {}
  const work = queue.admit(() => new Promise<void>((resolve) => (finish = resolve)))
  await expect(queue.admit(async () => {})).rejects.toMatchObject({ code: 'QUEUE_FULL' })
  finish()
  await work
  await expect(queue.admit(async () => 'in')).resolves.toBe('in')
})
