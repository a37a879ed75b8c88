/** One provider as three processes that share a Postgres: one with the key, two with models. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startPostgres, type Postgres } from '@taskmesh/devnet/postgres'
import { startGallery } from '../src/gallery/startGallery.ts'
import { chooseModels } from '../src/network/models.ts'
import { PAYMENT } from '../src/network/networkVenue.ts'
import { startNetwork, type Network } from '../src/network/startNetwork.ts'
import { startCommand, type Running } from './command.ts'
import { runInProcess } from './support/inProcess.ts'

const TASK = 'text-classification'
const PASSPHRASE = 'a passphrase of the test'

let folder: string
let postgres: Postgres
let network: Network
let gallery: Awaited<ReturnType<typeof startGallery>>
const processes: Running[] = []

beforeAll(async () => {
  const ports = { rpcPort: 0, storagePort: 0, runnerPort: 0 }
  ;[folder, postgres, network] = await Promise.all([
    mkdtemp(join(tmpdir(), 'roles-')),
    startPostgres(),
    startNetwork({ models: chooseModels(TASK, {}), provider: false, ...ports }),
  ])
  const { devnet, sources, client, clientKey, runnerUrl } = network
  const { rpcUrl, storageUrl, chain } = devnet
  const account = { address: client.account.address, privateKey: clientKey }
  gallery = await startGallery({
    port: 0,
    config: {
      runnerUrl,
      chain: {
        rpcUrl,
        storageUrl,
        chainId: chain.id,
        sources: new Map(sources),
        payment: PAYMENT,
        account,
      },
    },
  })
}, 120_000)

afterAll(async () => {
  vi.unstubAllEnvs()
  for (const { child, ended } of processes) {
    child.kill('SIGKILL')
    await ended
  }
  await gallery?.stop()
  await network?.stop()
  await postgres?.stop()
  await rm(folder, { recursive: true, force: true })
}, 60_000)

test('behavior: a signer with the key and workers without it share the tasks, each done once; one that is killed leaves nothing behind', async () => {
  const DATABASE_URL = await postgres.createDatabase('split')
  const base = { TASKMESH_PROVIDER_FOLDER: folder, DATABASE_URL, TASKMESH_PASSPHRASE: '' }
  const withKey = { ...base, TASKMESH_PASSPHRASE: PASSPHRASE }
  for (const [name, value] of Object.entries(withKey)) vi.stubEnv(name, value)
  const read = async (words: string[]) => {
    const { code, stdout, stderr } = await runInProcess([...words, '--json'])
    expect(code, stderr).toBe(0)
    return stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  }
  const on = ['--network', gallery.url, '--yes']
  await read(['provide', 'init', '--source', TASK, ...on])

  const run = (roles: string, env: NodeJS.ProcessEnv) => {
    const running = startCommand(['provide', 'run', '--port', '0', '--roles', roles], { env })
    processes.push(running)
    return running
  }
  const signer = run('watcher,signer', withKey)
  const [first, second] = [run('worker', base), run('worker', base)]
  await Promise.all([signer, first, second].map(({ saw }) => saw('"activity":"working"')))

  const reviews = ['Good.', 'Bad.', 'I like it.', 'I hate it.', 'Great fun.', 'A waste of time.']
  const results = await read(['publish', TASK, ...reviews, '--each', '--wait', ...on])
  expect(results.map(({ status }) => status)).toEqual(reviews.map(() => 'FINALIZED'))
  expect(new Set(results.map(({ taskAddress }) => taskAddress)).size).toBe(reviews.length)

  second.child.kill('SIGKILL')
  await second.ended
  const more = await read(['publish', TASK, 'Lovely.', 'Awful.', '--each', '--wait', ...on])
  expect(more.map(({ status }) => status)).toEqual(['FINALIZED', 'FINALIZED'])

  const [earned] = await read(['provide', 'earnings', '--by', 'source'])
  expect(earned).toMatchObject({ confirmed: 8, earned: String(8n * PAYMENT) })
  for (const one of [first, signer]) {
    one.child.kill('SIGTERM')
    const { code, stdout, stderr } = await one.ended
    expect(code, stderr).toBe(0)
    expect(stdout).toContain('"activity":"stopping"')
  }
}, 120_000)
