import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { keccak256, numberToHex, pad, type Address } from 'viem'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import {
  memoryStore,
  openStore,
  StaleTaskError,
  StoreInUseError,
  StoreUnavailableError,
  type FoundTask,
  type ProviderStore,
  type TaskNews,
  type TaskStore,
} from '../src/index.ts'
import { startPostgres, type Postgres } from '@taskmesh/devnet/postgres'
import { copyStore } from './storeFolders.ts'

const KINDS = ['memory', 'pglite', 'postgres'] as const
const PROVIDER: Address = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const SOURCE: Address = '0x1111111111111111111111111111111111111111'
const PATIENT = { timeout: 60_000, interval: 50 }
const HOLDER = fileURLToPath(new URL('storeHolder.ts', import.meta.url))

let postgres: Postgres
let folder: Awaited<ReturnType<typeof copyStore>>
const stores: Partial<Record<(typeof KINDS)[number], ProviderStore>> = {}
beforeAll(async () => {
  ;[postgres, folder] = await Promise.all([startPostgres(), copyStore()])
  stores.memory = memoryStore()
  stores.pglite = await openStore({ folder: folder.folder })
  stores.postgres = await openStore({ url: await postgres.createDatabase('stores') })
})
afterAll(async () => {
  for (const store of Object.values(stores)) await store.close()
  await postgres.stop()
  await folder.remove()
})

let chains = 0

/** The part of an owner that no other test has. */
function openPart(kind: (typeof KINDS)[number]): Promise<TaskStore> {
  const store = stores[kind]
  if (store === undefined) throw new Error(`There is no store ${kind}.`)
  chains += 1
  return store.of({ chainId: chains, provider: PROVIDER })
}

const addressOf = (index: number): Address => pad(numberToHex(index), { size: 20 })

function found(index: number, facts: Partial<FoundTask> = {}): FoundTask {
  const terms = { configUrl: 'data:,x', payment: 10n ** 30n, expiryTime: 2n ** 200n }
  return { address: addressOf(index), source: SOURCE, task: 'translation', ...terms, ...facts }
}

const RUN = {
  kind: 'run',
  worker: 'one',
  capabilities: [{ task: 'translation' }],
  limit: 1,
} as const

const signAs = (salt: string) => async (nonce: number) => {
  const raw = numberToHex(nonce + 1)
  return { hash: keccak256(`0x${Buffer.from(`${salt}${nonce}`).toString('hex')}`), nonce, raw }
}

async function sqlOf(url: string, text: string) {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await client.query(text)
  } finally {
    await client.end()
  }
}

/** Adds one task and takes it. */
async function takeOne(store: TaskStore, index = 1) {
  await store.add([found(index)])
  const [record] = await store.claim(RUN)
  if (record === undefined) throw new Error('The task was not taken.')
  return record
}

describe.each(KINDS)('%s', (kind) => {
  test('what was spent, what gas was taken and which requests failed is known to decisions', async () => {
    const store = await openPart(kind)
    const before = Date.now() - 1000
    expect(await store.getSpent(before)).toEqual({ fees: 0n, unsettled: 0, attempts: 0 })
    expect(await store.getMostGas('attempt')).toBeUndefined()
    const record = await store.move(await takeOne(store), { to: 'DECIDED' })
    const { transaction } = await store.sign(record, {
      purpose: 'attempt',
      move: { to: 'ATTEMPT_SIGNED' },
      firstNonce: 0,
      sign: signAs(`spent ${kind}`),
    })
    expect(await store.getSpent(before)).toEqual({ fees: 0n, unsettled: 1, attempts: 1 })
    await store.settle({ hash: transaction.hash, status: 'mined', gasUsed: 7n, fee: 70n })
    expect(await store.getSpent(before)).toEqual({ fees: 70n, unsettled: 0, attempts: 1 })
    expect(await store.getSpent(Date.now() + 1000)).toMatchObject({ fees: 0n, attempts: 0 })
    expect(await store.getMostGas('attempt')).toBe(7n)
    await store.addFailure('m', 'hash', 'it ended')
    await store.addFailure('m', 'hash', 'it ended again')
    expect(await store.findFailure('m', 'hash')).toBe('it ended again')
    expect(await store.findFailure('other', 'hash')).toBeUndefined()
    const other = await takeOne(store, 2)
    const reason = 'it pays too little'
    await store.move(other, { to: 'DECLINED', code: 'PAYMENT_TOO_LOW', reason })
    expect(await store.listDeclined(10)).toMatchObject([{ address: addressOf(2), reason }])
  })

  test('a task is added once, with amounts of any size', async () => {
    const store = await openPart(kind)
    expect(await store.add([found(1), found(2)])).toHaveLength(2)
    expect(await store.add([found(2), found(3)])).toMatchObject([{ address: addressOf(3) }])
    const record = await store.get(addressOf(1))
    expect(record).toMatchObject({ state: 'SEEN', payment: 10n ** 30n, expiryTime: 2n ** 200n })
    expect(await store.counts()).toEqual({ SEEN: 3 })
  })

  test('what the chain knows of it already decides where a task begins', async () => {
    const store = await openPart(kind)
    const response = addressOf(99)
    await store.add([found(1, { hasAttempted: true }), found(2, { hasAttempted: true, response })])
    expect(await store.get(addressOf(1))).toMatchObject({ state: 'ATTEMPTED' })
    expect(await store.get(addressOf(2))).toMatchObject({ state: 'SUBMITTED', response })
    expect(await store.claim({ ...RUN, limit: 5 })).toMatchObject([{ address: addressOf(1) }])
  })

  test('of a thousand tasks the best one is taken first, and none twice', async () => {
    const store = await openPart(kind)
    const cheap = Array.from({ length: 1000 }, (_, index) => found(index + 1, { priority: 1 }))
    await store.add(cheap)
    await store.add([found(5000, { priority: 2 })])
    const [first] = await store.claim(RUN)
    expect(first?.address).toBe(addressOf(5000))
    const both = await Promise.all([
      store.claim({ ...RUN, limit: 20 }),
      store.claim({ ...RUN, worker: 'two', limit: 20 }),
    ])
    expect(new Set(both.flat().map(({ address }) => address)).size).toBe(40)
  })

  test('a worker gets what it can run only, and the better of two models first', async () => {
    const store = await openPart(kind)
    await store.add([
      found(1, { model: 'acme/small: v1' }),
      found(2, { model: 'acme/large', priority: 7 }),
      found(3),
    ])
    const small = { task: 'translation', model: 'acme/small: v1' } as const
    const large = { task: 'translation', model: 'acme/large' } as const
    const [first] = await store.claim({ ...RUN, capabilities: [small, large] })
    expect(first?.model).toBe('acme/large')
    const rest = await store.claim({ ...RUN, capabilities: [small], limit: 5 })
    expect(rest.map(({ model }) => model)).toEqual(['acme/small: v1'])
  })

  test('a worker whose task was taken over moves it no more', async () => {
    const store = await openPart(kind)
    const stale = await takeOne(store)
    await store.release('run', 'one')
    const [record] = await store.claim({ ...RUN, worker: 'two' })
    expect(record).toMatchObject({ address: stale.address, fence: 2, worker: 'two' })
    await expect(store.move(stale, { to: 'DECIDED' })).rejects.toThrow(StaleTaskError)
    await expect(store.update(stale, { result: 'x' })).rejects.toThrow(StaleTaskError)
    if (record === undefined) throw new Error('Nobody took it.')
    expect(await store.move(record, { to: 'DECIDED' })).toMatchObject({ state: 'DECIDED' })
  })

  test('a task has one job at a time for a model and one for the key, until it is done', async () => {
    const store = await openPart(kind)
    const claimSign = () => store.claim({ kind: 'sign', worker: 'key', limit: 5 })
    let record = await takeOne(store)
    expect(await claimSign()).toEqual([])
    record = await store.move(record, { to: 'DECIDED' })
    expect(await claimSign()).toHaveLength(1)
    expect(await claimSign()).toEqual([])
    record = await store.move(record, { to: 'ATTEMPTED' })
    record = await store.move(record, { to: 'RUNNING' })
    record = await store.update(record, { result: '{"a":1}' })
    expect(await store.get(record.address)).toMatchObject({ result: '{"a":1}' })
    record = await store.move(record, { to: 'COMPUTED', resultUrl: 'ipfs://x' })
    expect(record.result).toBeUndefined()
    await store.release('run', 'one')
    expect(await store.claim(RUN)).toEqual([])
    expect(await claimSign()).toMatchObject([{ resultUrl: 'ipfs://x' }])
    const signed = await store.sign(record, {
      purpose: 'submit',
      move: { to: 'SUBMIT_SIGNED' },
      firstNonce: 0,
      sign: signAs(kind),
    })
    const { hash } = signed.transaction
    const outcome = {
      hash,
      status: 'mined',
      gasUsed: 21n,
      fee: 10n ** 25n,
      blockNumber: 9n,
    } as const
    record = await store.move(signed.record, { to: 'SUBMITTED' }, outcome)
    record = await store.move(record, { to: 'CONFIRMED', earned: 10n ** 30n })
    await store.release('sign', 'key')
    expect(await claimSign()).toEqual([])
    expect(await store.listTransactions(record.address)).toMatchObject([outcome])
    expect(await store.earnings()).toMatchObject([
      { source: SOURCE, confirmed: 1, earned: 10n ** 30n, fees: 10n ** 25n },
    ])
    expect(Object.keys(record.stages)).toContain('CONFIRMED')
  })

  test('no two transactions of an account get the same number, and one that was refused frees its own', async () => {
    const store = await openPart(kind)
    await store.add(Array.from({ length: 10 }, (_, index) => found(index + 1)))
    const records = await store.claim({ ...RUN, limit: 10 })
    const signed = await Promise.all(
      records.map(async (record) => {
        const decided = await store.move(record, { to: 'DECIDED' })
        const move = { to: 'ATTEMPT_SIGNED' } as const
        return store.sign(decided, {
          purpose: 'attempt',
          move,
          firstNonce: 7,
          sign: signAs(`${kind}${chains}`),
        })
      }),
    )
    const nonces = signed.map(({ transaction }) => transaction.nonce).toSorted((a, b) => a - b)
    expect(nonces).toEqual([7, 8, 9, 10, 11, 12, 13, 14, 15, 16])
    const refused = signed.find(({ transaction }) => transaction.nonce === 9)
    if (refused === undefined) throw new Error('Number 9 is missing.')
    await store.settle({ hash: refused.transaction.hash, status: 'refused' })
    expect(await store.getTransaction(refused.record.address, 'attempt')).toBeUndefined()
    const again = await store.sign(refused.record, {
      purpose: 'attempt',
      move: { to: 'ATTEMPT_SIGNED' },
      firstNonce: 7,
      sign: signAs('again'),
    })
    expect(again.transaction.nonce).toBe(9)
    expect(again.record.state).toBe('ATTEMPT_SIGNED')
  })

  test('a signature that fails leaves nothing behind', async () => {
    const store = await openPart(kind)
    const record = await store.move(await takeOne(store), { to: 'DECIDED' })
    const sign = () => Promise.reject(new Error('The key is locked.'))
    const move = { to: 'ATTEMPT_SIGNED' } as const
    const signing = store.sign(record, { purpose: 'attempt', move, firstNonce: 0, sign })
    await expect(signing).rejects.toThrow('The key is locked.')
    expect(await store.get(record.address)).toMatchObject({ state: 'DECIDED' })
    expect(await store.listTransactions(record.address)).toEqual([])
  })

  test('tasks are listed by pages, and what others publish cannot harm the store', async () => {
    const store = await openPart(kind)
    const odd = { configUrl: 'ipfs://\0\uD800"\'; drop table tasks;--' }
    await store.add(Array.from({ length: 25 }, (_, index) => found(index + 1, odd)))
    const seen = new Set<Address>()
    let after: Address | undefined
    for (let page = 0; page < 4; page += 1) {
      const records = await store.list({ states: ['SEEN'], after, limit: 10 })
      for (const { address } of records) seen.add(address)
      after = records.at(-1)?.address ?? after
    }
    expect(seen.size).toBe(25)
  })

  test('cursors and durations are kept', async () => {
    const store = await openPart(kind)
    await store.setCursor('events', '7')
    await store.setCursor('events', '8')
    expect([await store.getCursor('events'), await store.getCursor('other')]).toEqual([
      '8',
      undefined,
    ])
    const capability = { task: 'translation' } as const
    expect(await store.getDurations(capability)).toBeUndefined()
    for (const milliseconds of [10, 20, 30, 40]) await store.addDuration(capability, milliseconds)
    expect(await store.getDurations(capability)).toEqual({ count: 4, p50: 25, p95: 38.5 })
  })
})

test('processes on one database hear of what others add, move and sign, each its own account', async () => {
  const url = await postgres.createDatabase('news')
  const [one, other] = [await openStore({ url }), await openStore({ url })]
  const owner = { chainId: 1, provider: PROVIDER }
  const [writer, reader] = [await one.of(owner), await other.of(owner)]
  const elsewhere = await other.of({ ...owner, chainId: 2 })
  const heard: TaskNews[] = []
  const heardElsewhere: TaskNews[] = []
  reader.onNews((news) => heard.push(news))
  elsewhere.onNews((news) => heardElsewhere.push(news))
  // Until both listen, what is announced is for nobody.
  let index = 0
  const untilHeard = async () => {
    heard.length = 0
    await vi.waitUntil(async () => {
      await writer.add([found((index += 1))])
      return heard.length > 0
    }, PATIENT)
  }
  await untilHeard()
  await writer.add([found(1_000_000, { priority: 9 })])
  const [record] = await writer.claim(RUN)
  if (record === undefined) throw new Error('The task was not taken.')
  const decided = await writer.move(record, { to: 'DECIDED' })
  const signing = { purpose: 'attempt', move: { to: 'ATTEMPT_SIGNED' }, firstNonce: 0 } as const
  await writer.sign(decided, { ...signing, sign: signAs('news') })
  const { address } = record
  await vi.waitFor(
    () =>
      expect(heard.slice(-3)).toEqual([
        { to: 'SEEN' },
        { address, from: 'SEEN', to: 'DECIDED' },
        { address, from: 'DECIDED', to: 'ATTEMPT_SIGNED' },
      ]),
    PATIENT,
  )
  expect(heardElsewhere).toEqual([])
  // A connection that breaks is made anew.
  const { rows } = await sqlOf(
    url,
    "select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%'",
  )
  expect(rows.length).toBeGreaterThan(0)
  await untilHeard()
  await Promise.all([one.close(), other.close()])
})

test('what is in a store is there after it was closed', async () => {
  const { folder: path, remove } = await copyStore()
  const first = await openStore({ folder: path })
  const owner = { chainId: 1, provider: PROVIDER }
  const record = await takeOne(await first.of(owner))
  await (await first.of(owner)).move(record, { to: 'DECIDED' })
  await first.close()
  const second = await openStore({ folder: path })
  const store = await second.of(owner)
  expect(await store.get(record.address)).toMatchObject({ state: 'DECIDED' })
  await store.release('run', 'one')
  expect(await store.claim(RUN)).toMatchObject([{ fence: 2 }])
  await second.close()
  await remove()
})

/** Starts a process that opens a store and says `open`. */
function hold(path: string, prefix: string[] = []) {
  const [command = process.execPath, ...rest] = [...prefix, process.execPath]
  const args = [...rest, '--conditions=@taskmesh/source', HOLDER, path]
  const holder = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'], detached: true })
  const kill = async () => {
    const ended = once(holder, 'exit')
    // Its group: what traces it would leave it alive.
    if (holder.pid !== undefined) process.kill(-holder.pid, 'SIGKILL')
    await ended
  }
  return { pid: holder.pid, stdout: holder.stdout, kill }
}

test('a second process on a folder is refused in one sentence, and one after a kill is not', async () => {
  const { folder: path, remove } = await copyStore()
  const holder = hold(path)
  await once(holder.stdout, 'data')
  const error: unknown = await openStore({ folder: path }).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(StoreInUseError)
  expect(error).toMatchObject({ code: 'STORE_IN_USE', pid: holder.pid })
  await holder.kill()
  const store = await openStore({ folder: path })
  await expect(openStore({ folder: path })).rejects.toThrow(StoreInUseError)
  await store.close()
  expect(existsSync(`${path}.lock`)).toBe(false)
  await remove()
})

test('the lock of a process whose number another one has now is taken over', async () => {
  const { folder: path, remove } = await copyStore()
  // The init process lives, but did not begin then.
  await writeFile(`${path}.lock`, JSON.stringify({ pid: 1, host: hostname(), startedAt: '-1' }))
  await (await openStore({ folder: path })).close()
  await writeFile(`${path}.lock`, 'half writ')
  await (await openStore({ folder: path })).close()
  await writeFile(`${path}.lock`, JSON.stringify({ pid: 1, host: 'elsewhere', startedAt: '-1' }))
  await expect(openStore({ folder: path })).rejects.toThrow(StoreInUseError)
  await remove()
})

test('a process that is killed while it makes a database leaves a folder that can be made', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'taskmesh-store.'))
  const path = join(parent, 'store')
  const holder = hold(path)
  const isBegun = async () => (await readdir(parent)).some((name) => name.startsWith('store.new-'))
  await vi.waitUntil(isBegun, { timeout: 60_000, interval: 20 })
  await holder.kill()
  expect(existsSync(path)).toBe(false)
  await (await openStore({ folder: path })).close()
  expect(await readdir(parent)).toEqual(['store'])
  await rm(parent, { recursive: true, force: true })
})

test('a store that does not answer is an error that names it without its password', async () => {
  const url = 'postgres://taskmesh:secret@127.0.0.1:1/none'
  const error: unknown = await openStore({ url }).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(StoreUnavailableError)
  expect(String(error)).toContain('127.0.0.1:1/none')
  expect(JSON.stringify(error) + String(error)).not.toContain('secret')
})

const hasStrace = await promisify(execFile)('strace', ['-V']).then(
  () => true,
  () => false,
)

test.runIf(hasStrace)('a commit in a folder is synchronised with the disk', async () => {
  const { folder: path, remove } = await copyStore()
  const log = `${path}.strace`
  const trace = ['strace', '-f', '-e', 'trace=fsync', '-o', log]
  const holder = hold(path, trace)
  await once(holder.stdout, 'data')
  const count = async () => (await readFile(log, 'utf8')).match(/fsync\(\d+\) += 0/g)?.length ?? 0
  const before = await count()
  await once(holder.stdout, 'data')
  expect((await count()) - before).toBeGreaterThanOrEqual(10)
  await holder.kill()
  await remove()
})
