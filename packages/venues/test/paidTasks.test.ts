import { encodeOgpuResult } from '@taskmesh/tasks/dialects/ogpu'
import fc from 'fast-check'
import { parseEther, type Address } from 'viem'
import { getTransactionCount } from 'viem/actions'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  chainVenue,
  HeldPaymentError,
  type ChainProgress,
  type ChainVenueOptions,
} from '../src/chain/index.ts'
import { PaidTasks, type PaidTask, type PaidTaskStorage } from '../src/paidTasks/index.ts'
import { startChain } from './support/chain.ts'

const TASK = 'text-classification'
const PAYMENT = parseEther('0.002')
const OUTPUT = [{ label: 'POSITIVE', score: 0.75 }]
const ANSWER = encodeOgpuResult(TASK, OUTPUT, 'x', [])
const ANSWERS = encodeOgpuResult(TASK, [OUTPUT], ['x'], [])

/** A `localStorage` that outlives what uses it, as that of a browser outlives a page. */
function memoryStorage(): PaidTaskStorage & { texts: Map<string, string> } {
  const texts = new Map<string, string>()
  return {
    texts,
    get length() {
      return texts.size
    },
    key: (index) => [...texts.keys()][index] ?? null,
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => void texts.set(key, text),
    removeItem: (key) => void texts.delete(key),
  }
}

async function thrownBy(run: Promise<unknown>): Promise<unknown> {
  return run.then(
    () => {
      throw new Error('It resolved.')
    },
    (error: unknown) => error,
  )
}

describe('on a chain', () => {
  let chain: Awaited<ReturnType<typeof startChain>>
  let source: Address
  let storage: ReturnType<typeof memoryStorage>

  beforeAll(async () => {
    chain = await startChain()
    source = await chain.addSource('FIRST_RESPONSE')
  })
  afterAll(() => chain?.devnet.stop())
  beforeEach(() => {
    storage = memoryStorage()
  })

  /** A venue of a page that was just loaded: it knows what is in the storage. */
  function page(options: Partial<ChainVenueOptions> = {}) {
    const paidTasks = new PaidTasks(storage)
    const sources = new Map([[TASK, source]] as const)
    const terms = { payment: PAYMENT, expiresIn: 600 }
    const venue = chainVenue({ client: chain.client, sources, ...terms, paidTasks, ...options })
    return { venue, paidTasks }
  }

  const published = () => chain.client.getTasksOfSource({ source })
  const sent = () => getTransactionCount(chain.client, { address: chain.client.account.address })

  /** Publishes a task and leaves the page as soon as a step is reached. */
  async function leaveAt(step: ChainProgress['step']) {
    const controller = new AbortController()
    const { venue, paidTasks } = page()
    const options = {
      signal: controller.signal,
      onProgress: (progress: ChainProgress) => {
        if (progress.step === step) controller.abort(new Error('The page was left.'))
      },
    }
    const error = await thrownBy(venue.run(TASK, { inputs: ['Lovely'] }, options))
    return { error, record: paidTasks.list()[0] }
  }

  function taskAddressOf(record: PaidTask | undefined): Address {
    if (record?.published === undefined) throw new Error('It was not remembered.')
    return record.published.taskAddress
  }

  test('a task is remembered from before its transaction is sent until it is answered', async () => {
    const { venue, paidTasks } = page()
    const known: (PaidTask | undefined)[] = []
    paidTasks.subscribe(() => known.push(paidTasks.list()[0]))
    let working: Promise<void> | undefined
    await venue.run(
      TASK,
      { inputs: 'Lovely' },
      {
        onProgress: (progress) => {
          if (progress.step === 'published')
            working = chain.work(progress.taskAddress, PAYMENT, ANSWER)
        },
      },
    )
    await working
    const [signed, done] = known
    expect(signed).toMatchObject({ task: TASK, payment: PAYMENT, source })
    expect(signed?.published).toBeUndefined()
    expect(done?.published?.hash).toBe(signed?.transaction?.hash)
    expect(paidTasks.list()).toEqual([])
    expect(storage.texts.size).toBe(0)
  })

  test('after a reload it is waited for again, without a payment, with its request', async () => {
    const { error, record } = await leaveAt('NEW')
    expect(error).toBeInstanceOf(HeldPaymentError)
    const before = { tasks: (await published()).length, sent: await sent() }
    const { venue, paidTasks } = page()
    const seen: ChainProgress['step'][] = []
    const resuming = venue.resume?.(TASK, { onProgress: ({ step }) => seen.push(step) })
    await chain.work(taskAddressOf(record), PAYMENT, ANSWERS)
    const resumed = await resuming
    expect(resumed?.request.inputs).toEqual(['Lovely'])
    expect(resumed?.answer.output).toEqual([OUTPUT])
    expect(seen.slice(0, 3)).toEqual(['checked', 'published', 'NEW'])
    expect({ tasks: (await published()).length, sent: await sent() }).toEqual(before)
    expect(paidTasks.list()).toEqual([])
  })

  test('a page that is left between signing and sending is resumed with the same transaction', async () => {
    const { client } = chain
    const before = (await published()).length
    // The page dies when the transaction is signed: what it does afterwards is not seen.
    const dies: ChainVenueOptions['client'] = {
      ...client,
      publishTask: (parameters) =>
        client.publishTask({
          ...parameters,
          onProgress: async (progress) => {
            await parameters.onProgress?.(progress)
            if (progress.step === 'signed') throw new Error('The page died.')
          },
        }),
    }
    const error = await thrownBy(page({ client: dies }).venue.run(TASK, { inputs: 'Lovely' }))
    expect(String(error)).toContain('The page died.')
    const { venue, paidTasks } = page()
    expect(paidTasks.list()[0]?.published).toBeUndefined()
    const resuming = venue.resume?.(TASK, {
      onProgress: (progress) => {
        if (progress.step === 'published') void chain.work(progress.taskAddress, PAYMENT, ANSWER)
      },
    })
    expect((await resuming)?.answer.output).toEqual(OUTPUT)
    expect((await published()).length).toBe(before + 1)
    expect(paidTasks.list()).toEqual([])
  })

  test('nothing is resumed where nothing was paid', async () => {
    const { venue } = page()
    expect(await venue.resume?.(TASK)).toBeUndefined()
    const poor = page({ payment: 1n })
    await thrownBy(poor.venue.run(TASK, { inputs: 'a' }))
    expect(poor.paidTasks.list()).toEqual([])
  })

  test('two tabs: one waits, the other leaves it alone', async () => {
    const { record } = await leaveAt('NEW')
    const [first, second] = [page(), page()]
    const waiting = first.venue.resume?.(TASK)
    expect(await second.venue.resume?.(TASK)).toBeUndefined()
    await chain.work(taskAddressOf(record), PAYMENT, ANSWERS)
    expect((await waiting)?.answer.output).toEqual([OUTPUT])
  })

  test('what was cancelled in the meantime is forgotten', async () => {
    const { record } = await leaveAt('NEW')
    await chain.client.cancelTask({ taskAddress: taskAddressOf(record) })
    const { venue, paidTasks } = page()
    expect(await venue.resume?.(TASK)).toBeUndefined()
    expect(paidTasks.list()).toEqual([])
  })

  test('what has expired is kept for its payment, which cancelling brings back', async () => {
    const { record } = await leaveAt('NEW')
    const taskAddress = taskAddressOf(record)
    await chain.devnet.increaseTime(700)
    const { venue, paidTasks } = page()
    expect(await venue.resume?.(TASK)).toBeUndefined()
    expect(paidTasks.list()).toMatchObject([{ isExpired: true, payment: PAYMENT }])
    const { balance } = await chain.client.getVaultAccount()
    await chain.client.cancelTask({ taskAddress })
    expect((await chain.client.getVaultAccount()).balance).toBe(balance + PAYMENT)
  })

  test('its price is said before it is paid', () => {
    const { venue } = page()
    expect(venue.price?.(TASK)).toMatchObject({
      amount: PAYMENT,
      symbol: 'OGPU',
      decimals: 18,
      expiresIn: 600,
      account: chain.client.account.address,
      becomesPublic: expect.stringContaining('anybody can read'),
    })
    expect(venue.price?.('translation')).toBeUndefined()
  })
})

describe('the list of paid tasks', () => {
  const record: PaidTask = {
    id: 'a',
    chainId: 1071,
    account: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8',
    task: TASK,
    source: '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266',
    payment: PAYMENT,
    startedAt: 1,
  }

  test('is filtered, the newest first; addresses in any case', () => {
    const list = new PaidTasks(memoryStorage())
    list.put(record)
    list.put({ ...record, id: 'b', startedAt: 2 })
    list.put({ ...record, id: 'c', chainId: 5 })
    expect(list.list({ chainId: 1071 }).map(({ id }) => id)).toEqual(['b', 'a'])
    const account: Address = `0x${record.account.slice(2).toLowerCase()}`
    expect(list.list({ account })).toHaveLength(3)
    expect(list.list({ task: 'translation' })).toEqual([])
  })

  test('holds 50 at most', () => {
    const list = new PaidTasks(memoryStorage())
    for (let at = 0; at < 70; at += 1) list.put({ ...record, id: String(at), startedAt: at })
    expect(list.list()).toHaveLength(50)
  })

  test('a storage that is full or closed: it is known as long as the page lives', () => {
    const fail = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    const storage = {
      ...memoryStorage(),
      length: 0,
      setItem: fail,
      getItem: fail,
      removeItem: fail,
    }
    const list = new PaidTasks(storage)
    list.put(record)
    expect(list.list()).toEqual([record])
    list.remove('a')
    expect(list.list()).toEqual([])
  })

  test('property: whatever is in the storage, it is read without an exception', () => {
    const whole = JSON.stringify({ ...record, payment: '1' })
    const text = fc.oneof(
      fc.string(),
      fc.json(),
      fc.nat(whole.length - 1).map((at) => whole.slice(0, at)),
    )
    fc.assert(
      fc.property(text, (value) => {
        const storage = memoryStorage()
        storage.setItem('taskmesh.paidTask.a', value)
        storage.setItem('other', value)
        expect(new PaidTasks(storage).list()).toEqual([])
      }),
    )
  })
})
