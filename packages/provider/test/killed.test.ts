import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseEther, zeroAddress, type Address } from 'viem'
import { getTransactionCount } from 'viem/actions'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isFinal, TASK_STATES, type OpenStoreOptions } from '../src/index.ts'
import { startNetwork, type Network } from './network.ts'
import { startPostgres, type TestPostgres } from './postgres.ts'
import { copyStore } from './storeFolders.ts'

const SCRIPT = fileURLToPath(new URL('killedProvider.ts', import.meta.url))

/** Every state on the way, and what lies between two states: sent but not known, computed but not stored. */
const POINTS = [
  ...TASK_STATES.filter((state) => !isFinal(state)),
  'sent attempt',
  'stored result',
  'sent submit',
  'CONFIRMED',
]

let network: Network
let postgres: TestPostgres
const sources: Record<'pglite' | 'postgres', Address> = {
  pglite: zeroAddress,
  postgres: zeroAddress,
}
beforeAll(async () => {
  ;[network, postgres] = await Promise.all([startNetwork(), startPostgres()])
  for (const kind of ['pglite', 'postgres'] as const) {
    sources[kind] = await network.addSource('text-classification')
  }
})
afterAll(() => Promise.all([network.devnet.stop(), postgres.stop()]))

async function openPlace(kind: 'pglite' | 'postgres') {
  if (kind === 'postgres') {
    const url = await postgres.createDatabase('killed')
    return { place: { url } satisfies OpenStoreOptions, remove: async () => {} }
  }
  const { folder, remove } = await copyStore()
  return { place: { folder } satisfies OpenStoreOptions, remove }
}

/** Runs a provider to its end. Returns the signal that ended it. */
async function runProvider(options: object): Promise<NodeJS.Signals | null> {
  const child = spawn(
    process.execPath,
    ['--conditions=@taskmesh/source', SCRIPT, JSON.stringify(options)],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  )
  const [code, signal]: unknown[] = await once(child, 'exit')
  if (code !== null && code !== 0) throw new Error(`The provider ended with code ${String(code)}.`)
  return signal === 'SIGKILL' ? 'SIGKILL' : null
}

/** The providers' keys: two tests run at once, each with its own. */
const PROVIDERS = { pglite: 'provider', postgres: 'provider2' } as const
const KEYS = { pglite: 3, postgres: 5 } as const

/** Thirteen processes start one after the other. */
const TIMEOUT_MS = 900_000

test.concurrent.each(['pglite', 'postgres'] as const)(
  'on %s: killed at every transition, each task is attempted, computed, submitted and paid once',
  async (kind) => {
    const actor = network[PROVIDERS[kind]]
    const source = sources[kind]
    const folder = await mkdtemp(join(tmpdir(), 'taskmesh-killed.'))
    const log = join(folder, 'log')
    const { place, remove } = await openPlace(kind)
    const before = await getTransactionCount(actor, { address: actor.account.address })
    const tasks = []
    for (const [index] of POINTS.entries()) {
      const inputs = `good ${index}`
      const terms = { payment: parseEther('0.002'), expiresIn: 3000 }
      const task = 'text-classification'
      tasks.push(await network.publisher.publishTask({ source, task, inputs, ...terms }))
    }
    const options = {
      store: place,
      rpcUrl: network.devnet.rpcUrl,
      storageUrl: network.devnet.storageUrl,
      privateKey: network.devnet.accounts[KEYS[kind]]?.privateKey,
      source,
      log,
      count: tasks.length,
    }
    for (const killAt of POINTS) {
      const signal = await runProvider({ ...options, killAt })
      expect(`${killAt}: ${signal}`).toBe(`${killAt}: SIGKILL`)
    }
    expect(await runProvider(options)).toBe(null)

    for (const { taskAddress } of tasks) {
      const { status, attemptCount, winningProvider } = await network.publisher.getTask({
        taskAddress,
      })
      expect([status, attemptCount, winningProvider]).toEqual([
        'FINALIZED',
        1,
        actor.account.address,
      ])
      expect(await network.publisher.getResponses({ taskAddress })).toHaveLength(1)
    }
    const after = await getTransactionCount(actor, { address: actor.account.address })
    expect(after - before).toBe(2 * tasks.length)

    // After a result is in the store its model never runs again.
    const lines = (await readFile(log, 'utf8')).trim().split('\n')
    const runs = lines.filter((line) => line.startsWith('run'))
    const rerun = runs.length - new Set(runs).size
    expect(rerun).toBeLessThanOrEqual(1)
    await rm(folder, { recursive: true, force: true })
    await remove()
  },
  TIMEOUT_MS,
)
