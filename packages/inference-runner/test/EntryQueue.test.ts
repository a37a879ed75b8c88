import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { QueueFullError } from '../src/errors.ts'
import type { Entry } from '../src/scheduling/entry.ts'
import { EntryQueue } from '../src/scheduling/EntryQueue.ts'

const never = new AbortController().signal
const tick = () => new Promise((resolve) => setImmediate(resolve))

function entryOf(job: number, changes: Partial<Entry> = {}): Entry {
  return {
    task: 'translation',
    inputs: [job],
    parameters: {},
    cost: 1,
    longest: 1,
    client: undefined,
    deadline: Infinity,
    signal: never,
    onPiece: undefined,
    onProgress: undefined,
    ...changes,
  }
}

/** A queue that runs entries when it is told to, and notes which ran together. */
function heldQueue(options: Partial<ConstructorParameters<typeof EntryQueue>[0]> = {}) {
  const ran: unknown[][] = []
  let finish: (() => void)[] = []
  const queue = new EntryQueue<unknown>({
    name: 'x',
    concurrency: 1,
    size: 100,
    ...options,
    execute: (entries) => {
      ran.push(entries.map(({ inputs: [job] }) => job))
      return entries.map(
        ({ inputs: [job] }) => new Promise((resolve) => finish.push(() => resolve(job))),
      )
    },
  })
  /** Lets what runs end. */
  const end = async () => {
    for (const one of finish.splice(0)) one()
    await tick()
  }
  return { queue, ran, end }
}

test('property: entries of one client run in order, never more at once than allowed, and each once', async () => {
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
      const queue = new EntryQueue({
        name: 'x',
        concurrency,
        size: 100,
        execute: (entries) => entries.map(execute),
      })
      const controllers = aborted.map(() => new AbortController())
      const runs = controllers.map(({ signal }, job) => queue.run(entryOf(job, { signal })))
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
  const queue = new EntryQueue({
    name: 'x',
    concurrency: 1,
    size: 1,
    execute: (entries) => entries.map(execute),
  })
  const failing = queue.run(entryOf(0))
  const next = queue.run(entryOf(1))
  await expect(failing).rejects.toThrowError('no')
  expect(await next).toBe('yes')
})

describe('places', () => {
  test('behavior: one counts until it is released, also before anything runs', () => {
    const { queue } = heldQueue({ size: 0 })
    const release = queue.reserve()
    expect(() => queue.reserve()).toThrowError(QueueFullError)
    expect(() => queue.assertRoom()).toThrowError(QueueFullError)
    release()
    release()
    queue.reserve()
    expect(() => queue.reserve()).toThrowError(QueueFullError)
  })

  test('behavior: a client that has most of a full queue gives one to a client that has fewer', async () => {
    const { queue, ran, end } = heldQueue({ size: 3 })
    const runs = [0, 1, 2, 3].map((job) => {
      const release = queue.reserve('greedy')
      return queue.run(entryOf(job, { client: 'greedy' })).finally(release)
    })
    const last = expect(runs[3]).rejects.toThrowError(QueueFullError)
    expect(() => queue.reserve('greedy')).toThrowError(QueueFullError)
    expect(() => queue.reserve()).toThrowError(QueueFullError)
    const release = queue.reserve('modest')
    const modest = queue.run(entryOf(9, { client: 'modest' })).finally(release)
    await last
    await end()
    await end()
    expect(ran).toEqual([[0], [9], [1]])
    expect(await modest).toBe(9)
  })

  test('behavior: what a full queue tells to wait is what its entries took', async () => {
    const { queue, end } = heldQueue({ size: 4 })
    const retryAfter = () => {
      try {
        queue.assertRoom()
      } catch (error) {
        return error instanceof QueueFullError ? error.retryAfterSeconds : undefined
      }
      return undefined
    }
    const fill = () => Array.from({ length: 5 }, () => queue.reserve())
    const releases = fill()
    expect(retryAfter()).toBe(5)
    for (const release of releases) release()
    for (let job = 0; job < 20; job += 1) {
      const run = queue.run(entryOf(job))
      await end()
      await run
    }
    fill()
    expect(retryAfter()).toBe(1)
  })
})

describe('fairness', () => {
  test('behavior: clients take turns, however much one of them asks for', async () => {
    const { queue, ran, end } = heldQueue()
    for (let job = 0; job < 6; job += 1) void queue.run(entryOf(job, { client: 'a' }))
    void queue.run(entryOf(10, { client: 'b' }))
    void queue.run(entryOf(11, { client: 'b' }))
    void queue.run(entryOf(20))
    for (let turn = 0; turn < 9; turn += 1) await end()
    expect(ran.flat()).toEqual([0, 10, 20, 1, 11, 2, 3, 4, 5])
  })

  test('behavior: one entry that costs as much as four counts as four', async () => {
    const { queue, ran, end } = heldQueue()
    void queue.run(entryOf(0, { client: 'a', cost: 4 }))
    void queue.run(entryOf(1, { client: 'a', cost: 4 }))
    for (let job = 10; job < 16; job += 1) void queue.run(entryOf(job, { client: 'b' }))
    for (let turn = 0; turn < 8; turn += 1) await end()
    expect(ran.flat()).toEqual([0, 10, 11, 12, 13, 1, 14, 15])
  })

  test('property: no entry waits for more of another client than of its own and one more', async () => {
    const client = fc.constantFrom('a', 'b', 'c')
    await fc.assert(
      fc.asyncProperty(fc.array(client, { minLength: 1, maxLength: 20 }), async (clients) => {
        const { queue, ran, end } = heldQueue()
        clients.forEach((name, job) => void queue.run(entryOf(job, { client: name })))
        for (const _ of clients) await end()
        const order = ran.flat().map((job) => clients[Number(job)])
        expect(order).toHaveLength(clients.length)
        // The first runs before the others come.
        order.slice(1).forEach((own, at) => {
          const before = order.slice(1, at + 1)
          const count = (name: string | undefined) => before.filter((one) => one === name).length
          for (const other of ['a', 'b', 'c']) {
            if (other !== own) expect(count(other)).toBeLessThanOrEqual(count(own) + 2)
          }
        })
      }),
    )
  })
})

describe('batches', () => {
  const limits = { tokens: 100, inputs: 4 }
  const batches = () => limits

  test('behavior: what waits and is alike runs together, within the limits', async () => {
    const { queue, ran, end } = heldQueue({ batches })
    for (let job = 0; job < 8; job += 1) void queue.run(entryOf(job, { cost: 10, longest: 10 }))
    for (let turn = 0; turn < 3; turn += 1) await end()
    expect(ran).toEqual([[0], [1, 2, 3, 4], [5, 6, 7]])
  })

  test('behavior: the budget of tokens bounds them', async () => {
    const { queue, ran, end } = heldQueue({ batches })
    for (let job = 0; job < 5; job += 1) void queue.run(entryOf(job, { cost: 45, longest: 45 }))
    for (let turn = 0; turn < 3; turn += 1) await end()
    expect(ran).toEqual([[0], [1, 2], [3, 4]])
  })

  test('behavior: other parameters, other lengths and streams run apart', async () => {
    const { queue, ran, end } = heldQueue({ batches })
    const changes: Partial<Entry>[] = [
      {},
      {},
      { parameters: { top_k: 1 } },
      { longest: 17 },
      { onPiece: () => {} },
      { longest: 16 },
      { longest: 32 },
    ]
    changes.forEach((change, job) => void queue.run(entryOf(job, change)))
    for (let turn = 0; turn < 6; turn += 1) await end()
    expect(ran).toEqual([[0], [1, 5], [2], [3, 6], [4]])
  })

  test('behavior: an entry that is larger than the budget runs alone, and in its turn', async () => {
    const { queue, ran, end } = heldQueue({ batches })
    void queue.run(entryOf(0))
    void queue.run(entryOf(1, { cost: 1000, longest: 1000, client: 'large' }))
    for (let job = 2; job < 9; job += 1) void queue.run(entryOf(job, { client: 'small' }))
    for (let turn = 0; turn < 4; turn += 1) await end()
    expect(ran).toEqual([[0], [1], [2, 3, 4, 5], [6, 7, 8]])
  })

  test('behavior: one that was withdrawn is not in a batch', async () => {
    const { queue, ran, end } = heldQueue({ batches })
    const hangUp = new AbortController()
    void queue.run(entryOf(0))
    const gone = queue.run(entryOf(1, { signal: hangUp.signal }))
    void queue.run(entryOf(2))
    hangUp.abort()
    await expect(gone).rejects.toThrowError()
    await end()
    expect(ran).toEqual([[0], [2]])
  })
})
