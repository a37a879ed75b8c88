import type { Address } from 'viem'
import { describe, expect, test } from 'vitest'
import { createAccountReader } from '../src/metrics/accountReader.ts'
import { createStageClock } from '../src/metrics/stageClock.ts'

const task: Address = '0x00000000000000000000000000000000000000aa'

describe('stages', () => {
  test('behavior: the time in a state is that between two moves, and what is over is forgotten', () => {
    const clock = createStageClock()
    expect(clock.move(task, 1000, false)).toBeUndefined()
    expect(clock.move(task, 1500, false)).toBe(0.5)
    // A clock that is set back gives no negative time.
    expect(clock.move(task, 1400, true)).toBe(0)
    expect(clock.move(task, 2000, false)).toBeUndefined()
  })
})

describe('money', () => {
  const money = { gasBalance: 1n, vaultBalance: 2n, stake: 3n, earnings: 4n, gasSpent: 5n }

  test('behavior: 100 scrapes at once read the chain once', async () => {
    let reads = 0
    const read = createAccountReader(async () => {
      reads += 1
      return money
    }, 60_000)
    const all = await Promise.all(Array.from({ length: 100 }, read))
    expect(all.every((one) => one === money)).toBe(true)
    expect(reads).toBe(1)
  })

  test('behavior: a node that is gone leaves what was read last', async () => {
    let isGone = false
    const read = createAccountReader(async () => {
      if (isGone) throw new Error('gone')
      return money
    }, 0)
    expect(await read()).toBe(money)
    isGone = true
    expect(await read()).toBe(money)
  })
})
