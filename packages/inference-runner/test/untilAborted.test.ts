import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import { untilAborted } from '../src/untilAborted.ts'

const never = new Promise<string>(() => {})

test('the work comes to its end, and nothing listens any more', async () => {
  const { signal } = new AbortController()
  expect(await untilAborted(Promise.resolve('done'), signal)).toBe('done')
  await expect(untilAborted(Promise.reject(new Error('no')), signal)).rejects.toThrowError('no')
  expect(getEventListeners(signal, 'abort')).toEqual([])
})

test('the signal ends the waiting, whether it aborts later or has aborted', async () => {
  const controller = new AbortController()
  const waiting = untilAborted(never, controller.signal)
  controller.abort('enough')
  await expect(waiting).rejects.toBe('enough')
  await expect(untilAborted(never, controller.signal)).rejects.toBe('enough')
  const failing = Promise.reject(new Error('too late to matter'))
  await expect(untilAborted(failing, controller.signal)).rejects.toBe('enough')
})
