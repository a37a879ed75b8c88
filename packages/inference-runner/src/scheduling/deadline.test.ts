import { getActiveResourcesInfo } from 'node:process'
import { expect, test } from 'vitest'
import { AbortedError, DeadlineError } from '../errors.ts'
import { startDeadline } from './deadline.ts'

const never = () => new Promise<never>(() => {})

test('a call ends with its time', async () => {
  await expect(startDeadline(5).race(never())).rejects.toBeInstanceOf(DeadlineError)
})

test('a call ends with its caller', async () => {
  const caller = new AbortController()
  const racing = startDeadline(60_000, caller.signal).race(never())
  caller.abort()
  await expect(racing).rejects.toBeInstanceOf(AbortedError)
})

test('the time counts from the start of the call, not from each of its parts', async () => {
  const deadline = startDeadline(5)
  const end = performance.now() + 5
  while (performance.now() < end);
  await expect(deadline.race(never())).rejects.toBeInstanceOf(DeadlineError)
})

test('nothing of a call that is over waits for its time', async () => {
  const timers = () => getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length
  const before = timers()
  const deadlines = Array.from({ length: 100 }, () => startDeadline(60_000))
  await Promise.all(deadlines.map(({ race }) => race(Promise.resolve())))
  expect(timers()).toBeLessThanOrEqual(before)
})
