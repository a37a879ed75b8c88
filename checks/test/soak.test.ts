import { startDevnet, type Devnet } from '@taskmesh/devnet'
import { startFaultProxy } from '@taskmesh/devnet/faults'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { audit, readBooks } from '../src/soak/audit.ts'
import { openAccount } from '../src/soak/openAccount.ts'
import { runSoak } from '../src/soak/runSoak.ts'
import { ALL_KINDS, SOAK_KINDS, type SoakKind, type SoakMode } from '../src/soak/soakKinds.ts'

let devnet: Devnet

beforeAll(async () => {
  devnet = await startDevnet({ port: 0, storagePort: 0 })
})
afterAll(() => devnet.stop())

const RUNS: [SoakKind, SoakMode][] = [
  ['lag', 'two'],
  ['drop', 'killed'],
  ['everything', 'one'],
  ['nonceTooLow', 'unkeyed'],
]

test.each(RUNS)(
  'through %s, published by %s: each task is paid once, to the wei',
  async (kind, mode) => {
    const result = await runSoak({ devnet, kind, mode, count: 3, seed: 1, atOnce: 3 })
    expect(result).toMatchObject({ problems: [], tasks: 3, published: 3 })
    expect(result.faults).toBeGreaterThan(0)
  },
)

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
