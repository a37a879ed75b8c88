import fc from 'fast-check'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createPool } from '../src/dispatch/createPool.ts'

function gate() {
  let open: () => void = () => undefined
  const promise = new Promise<void>((resolve) => (open = resolve))
  return { promise, open }
}

test('what rests lets the next one run, and goes on before those that have not begun', async () => {
  const pool = createPool(1)
  const log: string[] = []
  pool.add(async () => {
    log.push('first')
    await pool.rest(() => sleep(20))
    log.push('first again')
  })
  pool.add(async () => {
    log.push('second')
    await sleep(60)
  })
  pool.add(async () => {
    log.push('third')
  })
  await pool.idle()
  expect(log).toEqual(['first', 'second', 'first again', 'third'])
})

test('dropping those that wait leaves alone what rests', async () => {
  const pool = createPool(1)
  const done: string[] = []
  pool.add(async () => {
    await pool.rest(() => sleep(20))
    done.push('begun')
  })
  pool.add(() => sleep(20))
  pool.add(async () => {
    done.push('dropped')
  })
  expect([pool.running, pool.waiting]).toEqual([2, 1])
  pool.clear()
  expect([pool.running, pool.waiting]).toEqual([2, 0])
  await pool.idle()
  expect(done).toEqual(['begun'])
})

test('property: everything runs to its end, and never more at once than may', async () => {
  const job = fc.array(fc.record({ rests: fc.boolean(), ms: fc.nat(3) }), { maxLength: 4 })
  const jobs = fc.array(job, { maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 3 }), jobs, async (concurrency, all) => {
      const pool = createPool(concurrency)
      let busy = 0
      let most = 0
      let ended = 0
      for (const steps of all) {
        pool.add(async () => {
          for (const { rests, ms } of steps) {
            busy += 1
            most = Math.max(most, busy)
            if (!rests) await sleep(ms)
            busy -= 1
            if (rests) await pool.rest(() => sleep(ms))
          }
          ended += 1
        })
      }
      await pool.idle()
      expect([ended, pool.running, pool.waiting]).toEqual([all.length, 0, 0])
      expect(most).toBeLessThanOrEqual(concurrency)
    }),
    { numRuns: 50 },
  )
})

test('a wait that fails keeps its place for what follows', async () => {
  const pool = createPool(1)
  const reasons: unknown[] = []
  pool.add(async () => {
    const wait = () => Promise.reject(new Error('over'))
    await pool.rest(wait).catch((reason: unknown) => reasons.push(reason))
  })
  await pool.idle()
  expect(reasons).toEqual([new Error('over')])
})

test('what something outside keeps waiting is away after a while, what waits for its turn is not', async () => {
  const answer = gate()
  const left = gate()
  let isStarted = false
  const pool = createPool(2, () => {
    if (isStarted && pool.away > 0) left.open()
  })
  pool.add(() => pool.rest(() => answer.promise))
  pool.add(() => pool.rest(() => answer.promise, { isQueued: true }))
  isStarted = true
  expect(pool.away).toBe(0)
  await left.promise
  expect(pool.away).toBe(1)
  answer.open()
  await pool.idle()
  expect(pool.away).toBe(0)
})
