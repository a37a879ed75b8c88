import { expect, test } from 'vitest'
import { createCleanup } from '../src/network/cleanup.ts'

test('everything is ended, last first, though something fails, and twice is once', async () => {
  const cleanup = createCleanup()
  const ended: string[] = []
  for (const name of ['chain', 'runner', 'provider']) {
    cleanup.add(async () => {
      ended.push(name)
      if (name !== 'chain') throw new Error(name)
    })
  }
  const [first, second] = await Promise.allSettled([cleanup.run(), cleanup.run()])
  expect(ended).toEqual(['provider', 'runner', 'chain'])
  const failure = { status: 'rejected', reason: new Error('provider') }
  expect([first, second]).toEqual([failure, failure])
})
