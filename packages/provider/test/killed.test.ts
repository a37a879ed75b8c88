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
import { startPostgres, type Postgres } from '@taskmesh/devnet/postgres'
import { copyStore } from './storeFolders.ts'

const SCRIPT = fileURLToPath(new URL('killedProvider.ts', import.meta.url))

/**
 * Every state on the way, and what lies between two states: sent but not known to be, computed but not
 * in storage, in storage but not known to be.
 */
const POINTS = [
  ...TASK_STATES.filter((state) => !isFinal(state)),
  'sent attempt',
  'computed',
  'stored result',
  'sent submit',
]
const KINDS = ['pglite', 'postgres'] as const

let network: Network
let postgres: Postgres
const sources: Record<(typeof KINDS)[number], Address> = {
  pglite: zeroAddress,
  postgres: zeroAddress,
}
beforeAll(async () => {
  ;[network, postgres] = await Promise.all([startNetwork(), startPostgres()])
  for (const kind of KINDS) sources[kind] = await network.addSource('text-classification')
})
afterAll(() => Promise.all([network.devnet.stop(), postgres.stop()]))

async function openPlace(kind: (typeof KINDS)[number]) {
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

/** The providers: two tests run at once, each with its own. */
const PROVIDERS = { pglite: 'provider', postgres: 'provider2' } as const
const KEYS = { pglite: 3, postgres: 5 } as const
const PAYMENT = parseEther('0.002')

test.concurrent.each(KINDS)(
  'on %s: killed at every transition, each task is attempted, computed, submitted and paid once',
  async (kind) => {
    const actor = network[PROVIDERS[kind]]
    const { address } = actor.account
    const source = sources[kind]
    const folder = await mkdtemp(join(tmpdir(), 'taskmesh-killed.'))
    const log = join(folder, 'log')
    const { place, remove } = await openPlace(kind)
    const terms = { payment: PAYMENT, expiresIn: 3000 }
    const published = await network.publisher.publishTasks(
      POINTS.map((point) => ({
        source,
        task: 'text-classification' as const,
        inputs: `good ${point}`,
        ...terms,
      })),
    )
    const before = await getTransactionCount(actor, { address })
    const { earnings } = await network.publisher.getVaultAccount({ account: address })
    const tasks = POINTS.map((point, index) => {
      const task = published[index]?.taskAddress ?? zeroAddress
      return { task, inputs: `good ${point}`, point }
    })
    const options = {
      store: place,
      rpcUrl: network.devnet.rpcUrl,
      storageUrl: network.devnet.storageUrl,
      privateKey: network.devnet.accounts[KEYS[kind]]?.privateKey,
      source,
      log,
      count: tasks.length,
    }
    // Each is killed at its own point, and those that were early also at a later one.
    expect(await runProvider({ ...options, stops: tasks })).toBe('SIGKILL')
    const early = ['SEEN', 'DECIDED', 'ATTEMPT_SIGNED', 'sent attempt']
    const later = ['RUNNING', 'computed', 'SUBMIT_SIGNED', 'sent submit']
    const stops = early.map((point, index) => {
      const found = tasks.find((one) => one.point === point)
      return { ...found, point: later[index] }
    })
    expect(await runProvider({ ...options, stops })).toBe('SIGKILL')
    expect(await runProvider({ ...options, stops: [] })).toBe(null)

    for (const { task: taskAddress, point } of tasks) {
      const { status, attemptCount, winningProvider } = await network.publisher.getTask({
        taskAddress,
      })
      expect([point, status, attemptCount, winningProvider]).toEqual([
        point,
        'FINALIZED',
        1,
        address,
      ])
      expect(await network.publisher.getResponses({ taskAddress })).toHaveLength(1)
    }
    expect((await getTransactionCount(actor, { address })) - before).toBe(2 * tasks.length)
    const after = await network.publisher.getVaultAccount({ account: address })
    expect(after.earnings - earnings).toBe(PAYMENT * BigInt(tasks.length))

    // Only a model that was running when the process was killed runs again.
    const lines = (await readFile(log, 'utf8')).trim().split('\n')
    const again = lines.filter((line, index) => lines.indexOf(line) !== index)
    expect(again.toSorted()).toEqual(['run good RUNNING', 'run good SEEN'])
    await rm(folder, { recursive: true, force: true })
    await remove()
  },
)
