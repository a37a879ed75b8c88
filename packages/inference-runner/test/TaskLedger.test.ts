import { expect, test } from 'vitest'
import { TaskLedger } from '../src/server/ogpu/TaskLedger.ts'

const addressOf = (index: number) => `0x${index.toString(16).padStart(40, '0')}`

test('a task that is done is known, in whichever case its address is written', async () => {
  const ledger = new TaskLedger()
  await ledger.run('0xAB', async () => true)
  expect(ledger.has('0xab')).toBe(true)
})

test('a task that is not done, or whose work fails, may come again', async () => {
  const ledger = new TaskLedger()
  await ledger.run(addressOf(1), async () => false)
  const failing = ledger.run(addressOf(2), () => Promise.reject(new Error('broken')))
  await expect(failing).rejects.toThrowError('broken')
  expect([1, 2].map((index) => ledger.has(addressOf(index)))).toEqual([false, false])
})

test('of 10,001 tasks the oldest is forgotten, but never one that runs', async () => {
  const ledger = new TaskLedger()
  let finish = () => {}
  const finished = new Promise<boolean>((resolve) => (finish = () => resolve(true)))
  const running = ledger.run('0x0running', () => finished)
  for (let index = 0; index < 10_001; index += 1) {
    await ledger.run(addressOf(index), async () => true)
  }
  expect(ledger.has('0x0running')).toBe(true)
  expect([0, 1, 10_000].map((index) => ledger.has(addressOf(index)))).toEqual([false, true, true])
  finish()
  await running
  expect(ledger.has('0x0running')).toBe(true)
})
