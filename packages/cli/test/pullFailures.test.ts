/** What `taskmesh models pull` says where it cannot keep a model, or another process is at it. */
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { demoModelDirectory } from '@taskmesh/demo-models'
import { pullModel } from '@taskmesh/inference-runner/hub'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { startFakeHub, type FakeHub } from './support/fakeHub.ts'

const ID = 'me/sentiment'
const SCRIPT = fileURLToPath(new URL('pullFailures.ts', import.meta.url))
/** A disk of its own, in memory, that needs no rights: a mount in a namespace of the process. */
const ON_A_SMALL_DISK = `set -e
mount -t tmpfs -o size=200k tmpfs "$1"
exec "$2" --conditions=@taskmesh/source "$3" "$4" "$5" "$1"`

let hub: FakeHub
let cache: string

beforeAll(async () => {
  hub = await startFakeHub(ID, demoModelDirectory('text-classification'))
})
beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'taskmesh-pull-'))
})
afterEach(() => rm(cache, { recursive: true, force: true }))
afterAll(async () => {
  hub.server.closeAllConnections()
  await new Promise((resolve) => hub.server.close(resolve))
})

const pull = () => pullModel({ id: ID, hubUrl: hub.url, cacheDirectory: cache })

test('error: a full disk is named, and not the Hub', async () => {
  const shell = ['sh', '-c', ON_A_SMALL_DISK, 'sh', cache, process.execPath, SCRIPT, ID, hub.url]
  const namespace = ['--user', '--map-root-user', '--mount']
  const { stdout } = await promisify(execFile)('unshare', [...namespace, ...shell])
  expect(JSON.parse(stdout)).toEqual({
    code: 'MODEL_UNAVAILABLE',
    shortMessage: `The model "${ID}" could not be downloaded: the disk of ${join(cache, ID)} is full.`,
    details: expect.stringMatching(/^Make room, or name another folder by .* is kept/),
  })
})

test('error: a folder that cannot be written to is named', async () => {
  await writeFile(join(cache, 'me'), 'a file where a folder is needed')
  await expect(pull()).rejects.toMatchObject({
    shortMessage: expect.stringContaining(`${join(cache, ID)} cannot be written to`),
    details: expect.stringContaining('TASKMESH_CACHE_DIRECTORY'),
    retryable: false,
  })
})

test('error: another process that downloads the model is named', async () => {
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  const lock = join(cache, ID, '.taskmesh.lock')
  await mkdir(join(cache, ID), { recursive: true })
  await writeFile(lock, JSON.stringify({ pid: other.pid, host: hostname() }))
  await expect(pull()).rejects.toMatchObject({
    shortMessage: expect.stringContaining(`process ${other.pid} is downloading it`),
    details: 'Wait until it is there, and try again.',
    retryable: true,
  })
  other.kill()
  await once(other, 'exit')
  expect(await pull()).toMatchObject({ isChecked: true })
  expect(existsSync(lock)).toBe(false)
})

test('behavior: two pulls of one process give the model once', async () => {
  const pulled = await Promise.all([pull(), pull()])
  const [files] = pulled.map(({ downloaded }) => downloaded).toSorted((a, b) => b - a)
  expect(pulled.reduce((sum, { downloaded }) => sum + downloaded, 0)).toBe(files)
})
