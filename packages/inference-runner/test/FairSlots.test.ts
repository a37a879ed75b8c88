import { describe, expect, test } from 'vitest'
import { QueueFullError } from '../src/errors.ts'
import { FairSlots } from '../src/scheduling/FairSlots.ts'

const tick = () => new Promise((resolve) => setImmediate(resolve))

/** Asks for parts in order and notes who was given one. */
function asking(slots: FairSlots) {
  const given: string[] = []
  const releases = new Map<string, () => void>()
  const ask = (name: string, client: string | undefined, size = 1, signal?: AbortSignal) => {
    const asked = slots.acquire({ client, size, signal }).then((release) => {
      given.push(name)
      releases.set(name, release)
    })
    asked.catch(() => {})
    return asked
  }
  return { given, ask, release: (name: string) => releases.get(name)?.() }
}

describe('FairSlots', () => {
  test('default: as many as there are; the next gets what is given back', async () => {
    const { given, ask, release } = asking(new FairSlots({ name: 'x', capacity: 2 }))
    for (const name of ['1', '2', '3']) void ask(name, undefined)
    await tick()
    expect(given).toEqual(['1', '2'])
    release('1')
    release('1')
    await tick()
    expect(given).toEqual(['1', '2', '3'])
  })

  test('behavior: a client that has its share holds up nobody else', async () => {
    const { given, ask, release } = asking(new FairSlots({ name: 'x', capacity: 4, perClient: 2 }))
    for (const name of ['a1', 'a2', 'a3', 'a4']) void ask(name, 'a')
    void ask('b1', 'b')
    await tick()
    expect(given).toEqual(['a1', 'a2', 'b1'])
    release('a1')
    await tick()
    expect(given).toEqual(['a1', 'a2', 'b1', 'a3'])
  })

  test('behavior: what is large is not passed for ever by what is small', async () => {
    const { given, ask, release } = asking(new FairSlots({ name: 'x', capacity: 4 }))
    void ask('small', undefined, 2)
    void ask('large', 'a', 4)
    void ask('other', 'b', 1)
    await tick()
    expect(given).toEqual(['small'])
    release('small')
    await tick()
    expect(given).toEqual(['small', 'large'])
  })

  test('behavior: more than there is counts as all', async () => {
    const { given, ask } = asking(new FairSlots({ name: 'x', capacity: 4, perClient: 3 }))
    await ask('much', 'a', 100)
    await ask('rest', 'b', 1)
    expect(given).toEqual(['much', 'rest'])
  })

  test('behavior: who stops waiting gets nothing and leaves nothing behind', async () => {
    const slots = new FairSlots({ name: 'x', capacity: 1 })
    const { given, ask, release } = asking(slots)
    const hangUp = new AbortController()
    void ask('1', undefined)
    const gone = ask('2', undefined, 1, hangUp.signal)
    void ask('3', undefined)
    await tick()
    hangUp.abort(new Error('gone'))
    await expect(gone).rejects.toThrowError('gone')
    release('1')
    await tick()
    expect(given).toEqual(['1', '3'])
    expect(slots.held).toBe(1)
  })

  test('behavior: a part may be given back', async () => {
    const slots = new FairSlots({ name: 'x', capacity: 4 })
    const release = await slots.acquire({ client: 'a', size: 4 })
    const next = slots.acquire({ client: 'b', size: 3 })
    release(1)
    const releaseNext = await next
    release(2)
    expect(slots.held).toBe(4)
    release()
    releaseNext()
    expect(slots.held).toBe(0)
  })

  test('error: when too many wait', async () => {
    const { ask } = asking(new FairSlots({ name: 'x', capacity: 1, waiting: 1 }))
    void ask('1', undefined)
    void ask('2', undefined)
    await expect(ask('3', undefined)).rejects.toThrowError(QueueFullError)
  })
})
