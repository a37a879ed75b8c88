import { startDevnet, type Devnet } from '@taskmesh/devnet'
import { startFaultProxy } from '@taskmesh/devnet/faults'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPostgres, type Postgres } from '@taskmesh/devnet/postgres'
import { audit, readBooks } from '../src/soak/audit.ts'
import { growthOf, growthProblems } from '../src/soak/provider/memory.ts'
import { createStandstill } from '../src/soak/provider/standstill.ts'
import { runProviderSoak } from '../src/soak/provider/runProviderSoak.ts'
import { openAccount } from '../src/soak/openAccount.ts'
import { runSoak } from '../src/soak/runSoak.ts'
import { ALL_KINDS, SOAK_KINDS, type SoakKind, type SoakMode } from '../src/soak/soakKinds.ts'

const COUNT = 2
let devnet: Devnet
let postgres: Postgres

beforeAll(async () => {
  ;[devnet, postgres] = await Promise.all([
    startDevnet({ port: 0, storagePort: 0 }),
    startPostgres(),
  ])
})
afterAll(() => Promise.all([devnet.stop(), postgres.stop()]))

const RUNS: [SoakKind, SoakMode][] = [
  ['lag', 'two'],
  ['drop', 'killed'],
  ['everything', 'group'],
  ['nonceTooLow', 'unkeyed'],
]

test.each(RUNS)(
  'through %s, published by %s: each task is paid once, to the wei',
  async (kind, mode) => {
    const result = await runSoak({ devnet, kind, mode, count: COUNT, seed: 1, atOnce: COUNT })
    expect(result).toMatchObject({ problems: [], tasks: COUNT, published: COUNT })
    expect(result.faults).toBeGreaterThan(0)
  },
)

test('a provider whose processes are killed is paid for each task of two publishers once, to the wei', async () => {
  const result = await runProviderSoak({
    devnet,
    storeUrl: await postgres.createDatabase('soak'),
    kind: 'everything',
    tasks: 6,
    publishers: 2,
    workers: 2,
    seed: 1,
    killShare: 0.1,
  })
  expect(result).toMatchObject({ problems: [], tasks: 6, paid: 6, transactions: 12 })
  expect(result.kills).toBeGreaterThan(0)
  expect(result.faults).toBeGreaterThan(0)
})

test('a process that grows all the time is noticed, one that grows at its start is not', () => {
  const MIB = 2 ** 20
  const lives = (rss: (at: number) => number) =>
    growthOf(Array.from({ length: 300 }, (_, index) => rss(index) * MIB))
  expect(
    growthProblems(
      'worker',
      lives((at) => 150 + at),
    ),
  ).toEqual(['worker grew from 215 to 400 MiB'])
  expect(
    growthProblems(
      'worker',
      lives((at) => Math.min(200, 100 + 20 * at)),
    ),
  ).toEqual([])
  expect(growthOf([1, 2, 3])).toBe(undefined)
})

test('work stands still when all processes have lived long without any of it, however slow they were to start', () => {
  const memory = new Map<string, number[]>([
    ['signer', []],
    ['worker', []],
  ])
  const live = (name: string, count: number) => memory.get(name)?.push(...Array(count).fill(1))
  let now = 0
  const isOver = createStandstill({ memory, heardAt: 0 }, () => now)
  expect(isOver('none')).toBe(false)
  live('signer', 1000)
  now = 600_000
  expect(isOver('none')).toBe(false)
  live('worker', 89)
  expect(isOver('none')).toBe(false)
  expect(isOver('one')).toBe(false)
  live('worker', 90)
  live('signer', 89)
  expect(isOver('one')).toBe(false)
  live('signer', 1)
  expect(isOver('one')).toBe(true)
  expect(isOver('two')).toBe(false)
  now = 1_800_001
  expect(isOver('two')).toBe(true)
})

test('sums that are not those of the chain are noticed', async () => {
  const { auditor, account, source } = await openAccount(devnet, 'audited', 1000n)
  const before = await readBooks(auditor, account)
  expect((await audit(auditor, { account, source, before })).problems).toEqual([])
  await devnet.setBalance(account, before.native - 1n)
  const wrong = { ...before, vault: before.vault + 7n, frozen: before.frozen - 5n }
  const { problems } = await audit(auditor, { account, source, before: wrong })
  expect(problems).toEqual([
    'held back for tasks: expected 0 wei, got 5 wei',
    'gone from the vault: expected 0 wei, got 7 wei',
    'fees: expected 1 wei, got 0 wei',
  ])
})

test.each(ALL_KINDS)('%s is a list of faults that a proxy takes', async (kind) => {
  await using proxy = await startFaultProxy({ rpcUrl: devnet.rpcUrl, faults: SOAK_KINDS[kind] })
  expect(proxy.url).toMatch(/^http:/)
})
